package org.tocsin.console.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.tocsin.console.layout.Me;
import org.tocsin.security.openid.OpenIdDoor;

/** Where everybody begins. The form is taken by Spring Security. */
@Controller
class SignInPage {
  private final Optional<OpenIdDoor> openId;

  SignInPage(Optional<OpenIdDoor> openId) {
    this.openId = openId;
  }

  @GetMapping("/sign-in")
  String signIn(
      @ModelAttribute("me") @Nullable Me me,
      @RequestParam(required = false) @Nullable String error,
      @RequestParam(required = false) @Nullable String out,
      @RequestParam(required = false) @Nullable String expired,
      @RequestParam(required = false) @Nullable Integer wait,
      @RequestParam(required = false) @Nullable String role,
      @RequestParam(required = false) @Nullable String changed,
      @RequestParam(required = false) @Nullable String passkey,
      @RequestParam(required = false) @Nullable String openid,
      Model model) {
    if (me != null) {
      return "redirect:/";
    }
    model.addAttribute("error", error != null);
    model.addAttribute("out", out != null);
    model.addAttribute("expired", expired != null);
    model.addAttribute("wait", wait);
    model.addAttribute("role", role != null);
    model.addAttribute("changed", changed != null);
    model.addAttribute("passkey", passkey != null);
    model.addAttribute("openid", openid);
    model.addAttribute("button", openId.map(OpenIdDoor::button).orElse(null));
    return "console/account/sign-in";
  }
}
