package org.tocsin.console.operations;

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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tocsin.console.layout.Me;
import org.tocsin.engine.repair.Repairs;
import org.tocsin.view.Moment;
import org.tocsin.view.People;

/** Where an administrator says why before they change a running process by hand. */
@Controller
class RepairController {
  private static final int MOST = 50;

  private final Repairs repairs;
  private final People people;

  RepairController(Repairs repairs, People people) {
    this.repairs = repairs;
    this.people = people;
  }

  record RepairForm(
      @NotBlank(message = "Give a reason for changing a running process by hand.")
          @Size(max = 500, message = "The reason has to fit into 500 characters.")
          @Nullable String reason) {}

  record Row(String person, String reason, Moment startedAt, boolean current) {}

  @GetMapping("/repair")
  String show(@ModelAttribute("me") Me me, @ModelAttribute("now") Instant now, Model model) {
    model.addAttribute("form", new RepairForm(null));
    return page(me, now, model);
  }

  @PostMapping("/repair")
  String start(
      @Valid @ModelAttribute("form") RepairForm form,
      BindingResult errors,
      @ModelAttribute("me") Me me,
      @ModelAttribute("now") Instant now,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    if (errors.hasErrors()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return page(me, now, model);
    }
    repairs.start(me.id(), form.reason().strip());
    redirect.addFlashAttribute(
        "answer", "You can repair for 30 minutes. Each change goes on the incident's timeline.");
    return "redirect:/repair";
  }

  @PostMapping("/repair/end")
  String end(@ModelAttribute("me") Me me, RedirectAttributes redirect) {
    repairs.end(me.id());
    redirect.addFlashAttribute("answer", "The repair has ended.");
    return "redirect:/repair";
  }

  private String page(Me me, Instant now, Model model) {
    People.Names names = people.names();
    List<Row> rows =
        repairs.newest(MOST).stream()
            .map(
                repair ->
                    new Row(
                        names.of(repair.person()),
                        repair.reason(),
                        new Moment(repair.startedAt(), now),
                        repair.endsAt().isAfter(now)))
            .toList();
    model.addAttribute("current", repairs.current(me.id()).orElse(null));
    model.addAttribute("rows", rows);
    return "console/operations/repair";
  }
}
