package org.tocsin.oncall.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tocsin.oncall.override.Effect;
import org.tocsin.oncall.swap.Asked;
import org.tocsin.oncall.swap.Swap;
import org.tocsin.oncall.swap.Swapping;

/** Swaps as JSON. */
@RestController
@RequestMapping("/api/oncall/swaps")
class SwapApi {
  private final Swapping swapping;

  SwapApi(Swapping swapping) {
    this.swapping = swapping;
  }

  /** A swap that was asked for, and what it would do. */
  record Made(long id, Effect effect) {}

  /** Those that wait for an answer and concern whoever asks. */
  @Operation(summary = "Lists your open swap requests")
  @GetMapping
  List<Swap> open(Principal person) {
    return swapping.open(person.getName());
  }

  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @Operation(summary = "Asks for a swap")
  @PostMapping
  ResponseEntity<Made> ask(@RequestBody Asked asked, Principal person) {
    return OverrideApi.answering(
        () -> {
          Effect effect = swapping.preview(asked, person.getName());
          long id = swapping.ask(asked, person.getName());
          return ResponseEntity.created(URI.create("/api/oncall/swaps/" + id))
              .body(new Made(id, effect));
        });
  }

  @Operation(summary = "Accepts a swap")
  @PostMapping("/{id}/accept")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void accept(@PathVariable long id, Principal person) {
    check(swapping.answer(id, true, person.getName()));
  }

  @Operation(summary = "Declines a swap")
  @PostMapping("/{id}/decline")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decline(@PathVariable long id, Principal person) {
    check(swapping.answer(id, false, person.getName()));
  }

  @Operation(summary = "Withdraws a swap request")
  @PostMapping("/{id}/withdraw")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable long id, Principal person) {
    check(swapping.withdraw(id, person.getName()));
  }

  private static void check(boolean done) {
    if (!done) {
      throw new ResponseStatusException(HttpStatus.CONFLICT, "This swap does not wait for you.");
    }
  }
}
