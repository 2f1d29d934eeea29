package org.tocsin.directory.people;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Person;
import org.tocsin.passwords.PasswordRule;

/** Where somebody who was invited chooses a password. Looking changes nothing. */
@Controller
class InvitationPage {
  private static final String VIEW = "directory/invitation";

  private final Invitations invitations;
  private final Directory directory;

  InvitationPage(Invitations invitations, Directory directory) {
    this.invitations = invitations;
    this.directory = directory;
  }

  @ModelAttribute
  void keepPrivate(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
  }

  @GetMapping("/invitation/{token}")
  String look(@PathVariable String token, Model model, HttpServletResponse response) {
    return shown(invitations.person(token), "ASKED", model, response);
  }

  @PostMapping("/invitation/{token}")
  String choose(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String again,
      Model model,
      HttpServletResponse response) {
    Optional<String> person = invitations.person(token);
    String refusal = person.map(id -> refusal(id, password, again)).orElse(null);
    if (refusal != null) {
      model.addAttribute("refusal", refusal);
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return shown(person, "ASKED", model, response);
    }
    return shown(invitations.accept(token, password), "CHOSEN", model, response);
  }

  private String shown(
      Optional<String> person, String standing, Model model, HttpServletResponse response) {
    if (person.isEmpty()) {
      response.setStatus(HttpStatus.GONE.value());
    }
    model.addAttribute("standing", person.isEmpty() ? "NOT_VALID" : standing);
    person.ifPresent(
        id -> {
          model.addAttribute("id", id);
          model.addAttribute("name", directory.person(id).map(Person::name).orElse(id));
          model.addAttribute("shortest", PasswordRule.SHORTEST);
          model.addAttribute("longest", PasswordRule.LONGEST);
        });
    return VIEW;
  }

  private static @Nullable String refusal(String person, String password, String again) {
    return PasswordRule.objection(person, password)
        .orElse(password.equals(again) ? null : "The passwords do not match. Type them again.");
  }
}
