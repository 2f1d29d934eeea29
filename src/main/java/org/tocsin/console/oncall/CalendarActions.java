package org.tocsin.console.oncall;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tocsin.console.layout.Me;
import org.tocsin.console.layout.WallTime;
import org.tocsin.oncall.override.Effect;
import org.tocsin.oncall.override.NotYours;
import org.tocsin.oncall.override.Overriding;
import org.tocsin.oncall.override.Wanted;
import org.tocsin.oncall.rotation.WallClock;
import org.tocsin.view.People;

/** The form of the calendar: what an override would do, and storing it. */
@Controller
class CalendarActions {
  private final Overriding overriding;
  private final People people;

  CalendarActions(Overriding overriding, People people) {
    this.overriding = overriding;
    this.people = people;
  }

  /**
   * What the form says.
   *
   * @param from wall-clock time in the zone
   * @param until the same
   */
  record Form(
      @Nullable String target,
      @Nullable String kind,
      @Nullable String person,
      @Nullable String insteadOf,
      @Nullable String from,
      @Nullable String until,
      @Nullable String zone,
      @Nullable String reason) {
    Wanted wanted() {
      return new Wanted(target, kind, person, insteadOf, instant(from), instant(until), reason);
    }

    ZoneId zoneId() {
      try {
        return ZoneId.of(Objects.requireNonNullElse(zone, "UTC"));
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("There is no such zone.", e);
      }
    }

    private Instant instant(@Nullable String local) {
      try {
        return WallClock.instant(
            LocalDateTime.parse(Objects.requireNonNullElse(local, "")), zoneId());
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("Enter a start and an end.", e);
      }
    }
  }

  /** The effect in words; only this piece of the page. */
  @PostMapping("/oncall/preview")
  String preview(@ModelAttribute Form form, @ModelAttribute("me") Me me, Model model) {
    try {
      Effect effect = overriding.preview(form.wanted(), me.id());
      model.addAttribute(
          "effect", EffectView.lines(effect, people.names(), new WallTime(form.zoneId())));
    } catch (IllegalArgumentException e) {
      model.addAttribute("refusal", e.getMessage());
    }
    return "console/oncall/effect";
  }

  @PostMapping("/oncall/overrides")
  String add(
      @ModelAttribute Form form,
      @RequestParam String back,
      @ModelAttribute("me") Me me,
      RedirectAttributes redirect) {
    try {
      overriding.add(form.wanted(), me.id());
      redirect.addFlashAttribute("answer", "Override saved.");
    } catch (IllegalArgumentException | NotYours e) {
      redirect.addFlashAttribute("refusal", e.getMessage());
    }
    return "redirect:" + calendar(back);
  }

  @PostMapping("/oncall/overrides/{id}/call-off")
  String callOff(
      @PathVariable long id,
      @RequestParam String back,
      @ModelAttribute("me") Me me,
      RedirectAttributes redirect) {
    try {
      boolean done = overriding.callOff(id, me.id());
      redirect.addFlashAttribute(
          "answer", done ? "Override cancelled." : "That override was already cancelled or over.");
    } catch (NotYours e) {
      redirect.addFlashAttribute("refusal", e.getMessage());
    }
    return "redirect:" + calendar(back);
  }

  /** Never to another site. */
  static String calendar(String back) {
    return back.matches("/oncall/(teams|rotations)/[A-Za-z0-9._-]{1,100}(\\?[a-z0-9=&-]{0,60})?")
        ? back
        : "/oncall";
  }
}
