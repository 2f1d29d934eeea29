package org.tocsin.console.oncall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tocsin.console.layout.Me;
import org.tocsin.console.layout.WallTime;
import org.tocsin.oncall.override.NotYours;
import org.tocsin.oncall.swap.Asked;
import org.tocsin.oncall.swap.Swapping;
import org.tocsin.view.People;

/** Asking for a swap on the calendar, and answering it. */
@Controller
class SwapActions {
  private final Swapping swapping;
  private final People people;

  SwapActions(Swapping swapping, People people) {
    this.swapping = swapping;
    this.people = people;
  }

  /**
   * What the form says. Its choices are written by {@link SwapChoices}.
   *
   * @param mine the shift that is given
   * @param theirs the person, and the shift that is taken in return, if any
   */
  record Form(
      @NotNull String mine, @NotNull String theirs, @NotNull String reason, @NotNull String zone) {
    Asked asked() {
      String[] given = mine.split("\\|", -1);
      String[] returned = theirs.split("\\|", -1);
      if (given.length != 3 || returned.length != 4) {
        throw new IllegalArgumentException("Choose one of your shifts, and a person.");
      }
      boolean nothing = returned[2].isEmpty();
      if (!nothing && !returned[0].equals(given[0])) {
        throw new IllegalArgumentException("Both shifts must be for the same on-call role.");
      }
      try {
        return new Asked(
            given[0],
            returned[1],
            Instant.parse(given[1]),
            Instant.parse(given[2]),
            nothing ? null : Instant.parse(returned[2]),
            nothing ? null : Instant.parse(returned[3]),
            reason);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("Choose one of your shifts, and a person.", e);
      }
    }
  }

  @PostMapping("/oncall/swaps/preview")
  String preview(@Valid @ModelAttribute Form form, @ModelAttribute("me") Me me, Model model) {
    try {
      model.addAttribute(
          "effect",
          EffectView.lines(
              swapping.preview(form.asked(), me.id()),
              people.names(),
              new WallTime(ZoneId.of(form.zone()))));
    } catch (IllegalArgumentException | DateTimeException e) {
      model.addAttribute("refusal", e.getMessage());
    }
    return "console/oncall/effect";
  }

  @PostMapping("/oncall/swaps")
  String ask(
      @Valid @ModelAttribute Form form,
      @RequestParam String back,
      @ModelAttribute("me") Me me,
      RedirectAttributes redirect) {
    try {
      swapping.ask(form.asked(), me.id());
      redirect.addFlashAttribute("answer", "Request sent. Nothing changes until they accept.");
    } catch (IllegalArgumentException | NotYours e) {
      redirect.addFlashAttribute("refusal", e.getMessage());
    }
    return "redirect:" + CalendarActions.calendar(back);
  }

  @PostMapping("/oncall/swaps/{id}/accept")
  String accept(@PathVariable long id, @ModelAttribute("me") Me me, RedirectAttributes redirect) {
    return answered(swapping.answer(id, true, me.id()), "Swap accepted.", redirect);
  }

  @PostMapping("/oncall/swaps/{id}/decline")
  String decline(@PathVariable long id, @ModelAttribute("me") Me me, RedirectAttributes redirect) {
    return answered(swapping.answer(id, false, me.id()), "Swap declined.", redirect);
  }

  @PostMapping("/oncall/swaps/{id}/withdraw")
  String withdraw(@PathVariable long id, @ModelAttribute("me") Me me, RedirectAttributes redirect) {
    return answered(swapping.withdraw(id, me.id()), "Request withdrawn.", redirect);
  }

  private static String answered(boolean done, String text, RedirectAttributes redirect) {
    redirect.addFlashAttribute("answer", done ? text : "This swap request is no longer open.");
    return "redirect:/oncall";
  }
}
