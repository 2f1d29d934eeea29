package org.tocsin.console.incident;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.tocsin.console.layout.Me;
import org.tocsin.directory.Directory;
import org.tocsin.engine.process.Severities;
import org.tocsin.incident.Declaring;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/** Where a person declares an incident that no alert has reported. */
@Controller
class DeclarePage {
  private final Declaring declaring;
  private final Directory directory;
  private final Severities severities;

  DeclarePage(Declaring declaring, Directory directory, Severities severities) {
    this.declaring = declaring;
    this.directory = directory;
    this.severities = severities;
  }

  /** What a person says who declares an incident. */
  record Declaration(
      @NotBlank(message = "Describe what is wrong.")
          @Size(max = 300, message = "Use at most 300 characters.")
          @Nullable String title,
      @NotBlank(message = "Name the service.")
          @Size(max = 200, message = "The service has to fit into 200 characters.")
          @Nullable String service,
      @NotNull(message = "Choose a severity. A guess is good enough; it can be changed.")
          @Pattern(regexp = "SEV[1-9]", message = "A severity is written SEV1, SEV2 or SEV3.")
          @Nullable String severity) {}

  @GetMapping("/declare")
  String form(Model model) {
    model.addAttribute("declaration", new Declaration(null, null, null));
    return shown(model);
  }

  @PostMapping("/declare")
  String declare(
      @Valid @ModelAttribute("declaration") Declaration declaration,
      BindingResult errors,
      @ModelAttribute("me") Me me,
      Model model,
      HttpServletResponse response) {
    if (errors.hasErrors()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return shown(model);
    }
    try {
      IncidentNumber number =
          declaring.declare(
              declaration.title(),
              declaration.service().strip(),
              new Severity(declaration.severity()),
              me.id());
      return "redirect:/incidents/" + number;
    } catch (IllegalArgumentException e) {
      errors.rejectValue("severity", "severity", "There is no process for this severity.");
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return shown(model);
    }
  }

  private String shown(Model model) {
    model.addAttribute("services", directory.services());
    model.addAttribute("severities", severities.all());
    return "console/incident/declare";
  }
}
