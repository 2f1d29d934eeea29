package org.tocsin.console.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tocsin.passwords.PasswordRefused;
import org.tocsin.passwords.PasswordRule;
import org.tocsin.security.address.Visitor;
import org.tocsin.security.devices.AppPasswords;
import org.tocsin.security.devices.Devices;
import org.tocsin.security.passkeys.Passkeys;
import org.tocsin.security.passkeys.RequiredPasskeys;
import org.tocsin.security.problem.Throttled;
import org.tocsin.security.signin.OwnPassword;
import org.tocsin.view.Moment;

/** How somebody signs in, and where they are signed in. */
@Controller
class SecurityPage {
  private static final String VIEW = "console/account/security";
  private static final String HERE = "redirect:/me/security";
  private static final int LONGEST_NAME = 100;

  private final Devices devices;
  private final AppPasswords apps;
  private final Passkeys passkeys;
  private final OwnPassword password;

  SecurityPage(Devices devices, AppPasswords apps, Passkeys passkeys, OwnPassword password) {
    this.devices = devices;
    this.passkeys = passkeys;
    this.apps = apps;
    this.password = password;
  }

  /** A device on which somebody stays signed in. */
  record DeviceRow(long id, String name, String address, Moment made, Moment used) {}

  /** A passkey. */
  record PasskeyRow(String id, String label, Moment made, Moment used) {}

  /** A password for a machine; {@code used} is null when it never was. */
  record AppRow(
      long id, String name, Moment made, @Nullable Moment used, @Nullable String address) {}

  @GetMapping("/me/security")
  String look(
      Authentication person,
      @ModelAttribute("now") Instant now,
      Model model,
      HttpServletResponse response) {
    model.addAttribute(
        "wanted",
        person.getAuthorities().stream()
            .anyMatch(a -> RequiredPasskeys.WANTED.equals(a.getAuthority())));
    return shown(person.getName(), now, model, response);
  }

  @PostMapping("/me/security/password")
  String change(
      Authentication person,
      @RequestParam String current,
      @RequestParam String password,
      @RequestParam String again,
      @ModelAttribute("now") Instant now,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    String refusal = change(person.getName(), current, password, again, request);
    if (refusal == null) {
      return "redirect:/sign-in?changed";
    }
    model.addAttribute("refusal", refusal);
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    return shown(person.getName(), now, model, response);
  }

  private @Nullable String change(
      String person, String current, String next, String again, HttpServletRequest request) {
    if (!next.equals(again)) {
      return "The passwords do not match. Type them again.";
    }
    try {
      password.change(person, current, next, request);
      return null;
    } catch (PasswordRefused | Throttled e) {
      return e.getMessage();
    } catch (BadCredentialsException e) {
      return "The current password is wrong.";
    }
  }

  @PostMapping("/me/security/devices/{id}/forget")
  String forget(Authentication person, @PathVariable long id, RedirectAttributes redirect) {
    devices.forget(person.getName(), id);
    redirect.addFlashAttribute("answer", "Device removed. It has to sign in again.");
    return HERE;
  }

  /** Answered with the page itself, so that the password is stored nowhere. */
  @PostMapping("/me/security/app-passwords")
  String make(
      Authentication person,
      @RequestParam String name,
      @ModelAttribute("now") Instant now,
      Model model,
      HttpServletResponse response) {
    String purpose = name.strip();
    if (Visitor.of(person.getDetails()).script()) {
      model.addAttribute(
          "refusal", "App passwords cannot create app passwords. Sign in with a browser.");
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } else if (purpose.isEmpty() || purpose.length() > LONGEST_NAME) {
      model.addAttribute("refusal", "Enter a name of at most 100 characters.");
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      make(person.getName(), purpose, model);
    }
    return shown(person.getName(), now, model, response);
  }

  private void make(String person, String purpose, Model model) {
    try {
      model.addAttribute("made", apps.make(person, purpose));
    } catch (IllegalStateException e) {
      model.addAttribute("refusal", e.getMessage());
    }
  }

  @PostMapping("/me/security/app-passwords/{id}/revoke")
  String revoke(Authentication person, @PathVariable long id, RedirectAttributes redirect) {
    apps.revoke(person.getName(), id);
    redirect.addFlashAttribute("answer", "That app password is revoked.");
    return HERE;
  }

  @PostMapping("/me/security/passkeys/{id}/remove")
  String remove(Authentication person, @PathVariable String id, RedirectAttributes redirect) {
    passkeys.remove(person.getName(), id);
    redirect.addFlashAttribute("answer", "That passkey is removed. Delete it on its device too.");
    return HERE;
  }

  @PostMapping("/me/security/sign-out-everywhere")
  String signOutEverywhere(Authentication person) {
    devices.signOutEverywhere(person.getName());
    return "redirect:/sign-in?out";
  }

  private String shown(String person, Instant now, Model model, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    List<DeviceRow> remembered =
        devices.of(person).stream()
            .map(
                d ->
                    new DeviceRow(
                        d.id(),
                        Browsers.name(d.browser()),
                        d.address(),
                        new Moment(d.madeAt(), now),
                        new Moment(d.usedAt(), now)))
            .toList();
    List<AppRow> made =
        apps.of(person).stream()
            .map(
                a ->
                    new AppRow(
                        a.id(),
                        a.name(),
                        new Moment(a.madeAt(), now),
                        Moment.of(a.usedAt(), now),
                        a.address()))
            .toList();
    List<PasskeyRow> keys =
        passkeys.of(person).stream()
            .map(
                k ->
                    new PasskeyRow(
                        k.id(),
                        k.label(),
                        new Moment(k.madeAt(), now),
                        new Moment(k.usedAt(), now)))
            .toList();
    model.addAttribute("passkeys", keys);
    model.addAttribute("devices", remembered);
    model.addAttribute("apps", made);
    model.addAttribute("account", person);
    model.addAttribute("shortest", PasswordRule.SHORTEST);
    model.addAttribute("longest", PasswordRule.LONGEST);
    return VIEW;
  }
}
