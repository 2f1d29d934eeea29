package org.tocsin.console;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tocsin.directory.Directory;
import org.tocsin.security.IntakeKeys;

/** Where an administrator makes and revokes the keys that alerts are sent with. */
@Controller
class KeysPage {
  private final IntakeKeys keys;
  private final Directory directory;
  private final People people;

  KeysPage(IntakeKeys keys, Directory directory, People people) {
    this.keys = keys;
    this.directory = directory;
    this.people = people;
  }

  /** What is said of a key when it is made. */
  record Wanted(
      @NotBlank(message = "Say what sends with it.")
          @Size(max = 200, message = "The name has to fit into 200 characters.")
          @Nullable String name,
      @Nullable String service,
      @Size(max = 200, message = "The secret has to fit into 200 characters.")
          @Nullable String signingSecret) {}

  /** One key; {@code revoked} is null while it is in force. */
  record Row(
      long id,
      String name,
      @Nullable String service,
      boolean signed,
      @Nullable String madeBy,
      Moment made,
      @Nullable Moment revoked) {}

  @GetMapping("/keys")
  String keys(@ModelAttribute("now") Instant now, Model model) {
    model.addAttribute("wanted", new Wanted(null, null, null));
    return shown(now, model);
  }

  @PostMapping("/keys")
  String make(
      @Valid @ModelAttribute("wanted") Wanted wanted,
      BindingResult errors,
      @ModelAttribute("me") Me me,
      @ModelAttribute("now") Instant now,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    String service = orNull(wanted.service());
    String secret = orNull(wanted.signingSecret());
    if (service != null && directory.service(service).isEmpty()) {
      errors.rejectValue("service", "service", "There is no such service in the directory.");
    }
    if (secret != null && secret.length() < 8) {
      errors.rejectValue("signingSecret", "short", "A secret has at least 8 characters.");
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return shown(now, model);
    }
    redirect.addFlashAttribute("made", keys.make(wanted.name().strip(), service, secret, me.id()));
    return "redirect:/keys";
  }

  @PostMapping("/keys/{id}/revoke")
  String revoke(@PathVariable long id, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "answer",
        keys.revoke(id)
            ? "The key is revoked. Other nodes take it for five more seconds."
            : "The key had been revoked.");
    return "redirect:/keys";
  }

  private String shown(Instant now, Model model) {
    People.Names names = people.names();
    List<Row> rows =
        keys.all().stream()
            .map(
                key ->
                    new Row(
                        key.id(),
                        key.name(),
                        key.service(),
                        key.signed(),
                        names.orNull(key.madeBy()),
                        new Moment(key.createdAt(), now),
                        Moment.of(key.revokedAt(), now)))
            .toList();
    model.addAttribute("rows", rows);
    model.addAttribute("services", directory.services());
    return "console/keys";
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
