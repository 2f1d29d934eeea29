package org.tocsin.console;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Where everybody begins. The form is taken by Spring Security. */
@Controller
class SignInPage {
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
    return "console/sign-in";
  }
}
