package org.tocsin.console.alert;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tocsin.console.layout.Confirmation;
import org.tocsin.console.layout.Me;
import org.tocsin.console.layout.NotFound;
import org.tocsin.directory.Directory;
import org.tocsin.security.key.IntakeKeys;
import org.tocsin.view.Moment;
import org.tocsin.view.People;

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
  public record Wanted(
      @NotBlank(message = "Enter a name.")
          @Size(max = 200, message = "The name has to fit into 200 characters.")
          @Nullable String name,
      @Nullable String service,
      @Size(max = 200, message = "The secret has to fit into 200 characters.")
          @Nullable String signingSecret) {}

  /** One key; {@code revoked} is null while it is in force, {@code used} when no use was noted. */
  record Row(
      long id,
      String name,
      @Nullable String service,
      boolean signed,
      @Nullable String madeBy,
      Moment made,
      @Nullable Moment used,
      @Nullable String usedFrom,
      @Nullable String usedAs,
      @Nullable Moment revoked,
      @Nullable String revokedBy) {
    static Row of(IntakeKeys.Listed key, People.Names names, Instant now) {
      IntakeKeys.Use use = key.use();
      return new Row(
          key.id(),
          key.name(),
          key.service(),
          key.signed(),
          names.orNull(key.madeBy()),
          new Moment(key.createdAt(), now),
          use == null ? null : new Moment(use.at(), now),
          use == null ? null : use.from(),
          use == null ? null : use.format(),
          Moment.of(key.revokedAt(), now),
          names.orNull(key.revokedBy()));
    }

    private List<String> facts() {
      return List.of(
          used == null
              ? "It has never been used."
              : "Last used %s ago from %s, in the format of %s."
                  .formatted(used.age(), usedFrom, usedAs),
          "It is for %s.".formatted(service == null ? "any service" : service),
          "Made %s ago%s.".formatted(made.age(), madeBy == null ? "" : " by " + madeBy));
    }
  }

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
    // answered here and not by a redirect: a session may be stored, and a secret must not be
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("made", keys.make(wanted.name().strip(), service, secret, me.id()));
    return keys(now, model);
  }

  @GetMapping("/keys/{id}/revoke")
  String ask(@PathVariable long id, @ModelAttribute("now") Instant now, Model model) {
    Row row =
        keys.inForce(id)
            .map(key -> Row.of(key, people.names(), now))
            .orElseThrow(() -> new NotFound("There is no such key, or it is revoked."));
    model.addAttribute(
        new Confirmation(
            "Revoke %s?".formatted(row.name()),
            "Alerts sent with this key will be refused. This cannot be undone.",
            row.facts(),
            "/keys/%d/revoke".formatted(id),
            "Revoke",
            "/keys"));
    return Confirmation.VIEW;
  }

  @PostMapping("/keys/{id}/revoke")
  String revoke(@PathVariable long id, @ModelAttribute("me") Me me, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "answer",
        keys.revoke(id, me.id())
            ? "Key revoked. Other nodes may accept it for up to five seconds."
            : "That key was already revoked.");
    return "redirect:/keys";
  }

  private String shown(Instant now, Model model) {
    People.Names names = people.names();
    model.addAttribute("rows", keys.all().stream().map(key -> Row.of(key, names, now)).toList());
    model.addAttribute("services", directory.services());
    return "console/alert/keys";
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
