package org.tocsin.console.oncall;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tocsin.console.layout.Me;
import org.tocsin.console.layout.WallTime;
import org.tocsin.oncall.calendar.CalendarImport;
import org.tocsin.oncall.override.NotYours;
import org.tocsin.view.People;

/** Taking shifts over from a calendar file. */
@Controller
class ImportActions {
  private final CalendarImport importing;
  private final People people;

  ImportActions(CalendarImport importing, People people) {
    this.importing = importing;
    this.people = people;
  }

  @PostMapping("/oncall/import/preview")
  String preview(
      @RequestParam MultipartFile file,
      @RequestParam String target,
      @RequestParam String zone,
      @ModelAttribute("me") Me me,
      Model model)
      throws IOException {
    try {
      ZoneId named = ZoneId.of(zone);
      CalendarImport.Outcome outcome = importing.preview(target, text(file), named, me.id());
      model.addAttribute("warnings", outcome.warnings());
      if (outcome.effect() != null) {
        model.addAttribute(
            "effect", EffectView.lines(outcome.effect(), people.names(), new WallTime(named)));
      } else {
        model.addAttribute("refusal", "The file has no future shifts.");
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      model.addAttribute("refusal", e.getMessage());
    }
    return "console/oncall/effect";
  }

  @PostMapping("/oncall/import")
  String store(
      @RequestParam MultipartFile file,
      @RequestParam String target,
      @RequestParam String zone,
      @RequestParam String back,
      @ModelAttribute("me") Me me,
      RedirectAttributes redirect)
      throws IOException {
    try {
      CalendarImport.Outcome outcome =
          importing.store(target, text(file), ZoneId.of(zone), me.id());
      redirect.addFlashAttribute(
          "answer",
          "%d shifts were imported. %s"
              .formatted(outcome.shifts(), String.join(" ", outcome.warnings())));
    } catch (IllegalArgumentException | DateTimeException | NotYours e) {
      redirect.addFlashAttribute("refusal", e.getMessage());
    }
    return "redirect:" + CalendarActions.calendar(back);
  }

  private static String text(MultipartFile file) throws IOException {
    return new String(file.getBytes(), StandardCharsets.UTF_8);
  }
}
