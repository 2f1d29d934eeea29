package org.tocsin.console.alert;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
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
import org.tocsin.alert.heartbeat.Heartbeat;
import org.tocsin.alert.heartbeat.Heartbeats;
import org.tocsin.console.layout.Confirmation;
import org.tocsin.console.layout.Me;
import org.tocsin.console.layout.NotFound;
import org.tocsin.directory.Directory;
import org.tocsin.paging.PagingSettings;
import org.tocsin.view.Moment;
import org.tocsin.view.People;
import org.tocsin.view.Spans;

/** Where an administrator says which signals are expected, and sees when they last came. */
@Controller
class HeartbeatsPage {
  private static final int MOST_REMOVED = 50;

  private final Heartbeats heartbeats;
  private final Directory directory;
  private final PagingSettings settings;
  private final People people;

  HeartbeatsPage(
      Heartbeats heartbeats, Directory directory, PagingSettings settings, People people) {
    this.heartbeats = heartbeats;
    this.directory = directory;
    this.settings = settings;
    this.people = people;
  }

  /** What is said of a heartbeat when it is made; times in minutes. */
  public record Wanted(
      @NotBlank(message = "Enter a name.")
          @Size(max = 200, message = "The name has to fit into 200 characters.")
          @Nullable String name,
      @NotBlank(message = "Choose the service.") @Nullable String service,
      @NotNull(message = "Choose a severity.")
          @Pattern(
              regexp = "critical|error|warning",
              message = "The severity is critical, error or warning.")
          @Nullable String severity,
      @NotNull(message = "Enter an interval in minutes.")
          @Min(value = 1, message = "The interval is at least one minute.")
          @Max(value = 527_040, message = "The interval is at most a year.")
          @Nullable Integer interval,
      @NotNull(message = "Enter a grace period in minutes; 0 is allowed.")
          @Min(value = 0, message = "The grace period cannot be negative.")
          @Max(value = 527_040, message = "The grace period is at most a year.")
          @Nullable Integer grace) {}

  /**
   * One heartbeat; {@code last} is null when no signal ever came, {@code removed} while it is
   * expected.
   */
  record Row(
      long id,
      String name,
      String service,
      String severity,
      String interval,
      String grace,
      @Nullable Moment last,
      boolean missing,
      Moment made,
      String madeBy,
      @Nullable Moment removed,
      @Nullable String removedBy) {}

  @GetMapping("/heartbeats")
  String heartbeats(@ModelAttribute("now") Instant now, Model model) {
    model.addAttribute("wanted", new Wanted(null, null, "error", 5, 1));
    return shown(now, model);
  }

  @PostMapping("/heartbeats")
  String make(
      @Valid @ModelAttribute("wanted") Wanted wanted,
      BindingResult errors,
      @ModelAttribute("me") Me me,
      @ModelAttribute("now") Instant now,
      Model model,
      HttpServletResponse response) {
    if (wanted.service() != null && directory.service(wanted.service()).isEmpty()) {
      errors.rejectValue("service", "service", "There is no such service in the directory.");
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return shown(now, model);
    }
    String token =
        heartbeats.make(
            wanted.name().strip(),
            wanted.service(),
            wanted.severity(),
            Duration.ofMinutes(wanted.interval()),
            Duration.ofMinutes(wanted.grace()),
            me.id());
    // answered here and not by a redirect: a session may be stored, and a secret must not be
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("made", settings.baseUrl() + "/api/heartbeats/" + token);
    return heartbeats(now, model);
  }

  @GetMapping("/heartbeats/{id}/remove")
  String ask(@PathVariable long id, @ModelAttribute("now") Instant now, Model model) {
    Row row =
        heartbeats
            .find(id)
            .map(heartbeat -> row(heartbeat, people.names(), now))
            .orElseThrow(() -> new NotFound("There is no such heartbeat."));
    model.addAttribute(
        new Confirmation(
            "Remove %s?".formatted(row.name()),
            "Its address stops working, and an alert about it is resolved.",
            List.of(
                row.last() == null
                    ? "There has been no signal yet."
                    : "The last signal was %s ago.".formatted(row.last().age()),
                "It is for %s.".formatted(row.service()),
                "Made %s ago by %s.".formatted(row.made().age(), row.madeBy())),
            "/heartbeats/%d/remove".formatted(id),
            "Remove",
            "/heartbeats"));
    return Confirmation.VIEW;
  }

  @PostMapping("/heartbeats/{id}/remove")
  String remove(@PathVariable long id, @ModelAttribute("me") Me me, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "answer",
        heartbeats.remove(id, me.id())
            ? "Heartbeat removed."
            : "That heartbeat was already removed.");
    return "redirect:/heartbeats";
  }

  private String shown(Instant now, Model model) {
    People.Names names = people.names();
    model.addAttribute(
        "rows", heartbeats.all().stream().map(heartbeat -> row(heartbeat, names, now)).toList());
    model.addAttribute(
        "removed",
        heartbeats.removed(MOST_REMOVED).stream()
            .map(heartbeat -> row(heartbeat, names, now))
            .toList());
    model.addAttribute("services", directory.services());
    return "console/alert/heartbeats";
  }

  private static Row row(Heartbeat heartbeat, People.Names names, Instant now) {
    return new Row(
        heartbeat.id(),
        heartbeat.name(),
        heartbeat.service(),
        heartbeat.severity(),
        Spans.rough(heartbeat.interval()),
        Spans.rough(heartbeat.grace()),
        Moment.of(heartbeat.lastAt(), now),
        heartbeat.missingIn() != null,
        new Moment(heartbeat.createdAt(), now),
        names.of(heartbeat.madeBy()),
        Moment.of(heartbeat.removedAt(), now),
        names.orNull(heartbeat.removedBy()));
  }
}
