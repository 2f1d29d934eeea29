package org.tocsin.console.oncall;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tocsin.console.layout.Hues;
import org.tocsin.console.layout.Me;
import org.tocsin.console.layout.NotFound;
import org.tocsin.console.layout.WallTime;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Holder;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.Rotation;
import org.tocsin.directory.model.Team;
import org.tocsin.oncall.feed.Feeds;
import org.tocsin.oncall.gap.Gaps;
import org.tocsin.oncall.override.Overriding;
import org.tocsin.oncall.override.OwnTeams;
import org.tocsin.oncall.schedule.OnCallOverride;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Schedules;
import org.tocsin.oncall.schedule.Target;
import org.tocsin.paging.PagingSettings;
import org.tocsin.view.People;

/** The calendar of a team or a rotation, and where it is changed. */
@Controller
class CalendarPage {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ENGLISH);
  private static final int FAR = 24;

  private final Directory directory;
  private final Schedules schedules;
  private final Overriding overriding;
  private final OwnTeams own;
  private final Feeds feeds;
  private final PagingSettings settings;
  private final People people;

  CalendarPage(
      Directory directory,
      Schedules schedules,
      Overriding overriding,
      OwnTeams own,
      Feeds feeds,
      PagingSettings settings,
      People people) {
    this.directory = directory;
    this.schedules = schedules;
    this.overriding = overriding;
    this.own = own;
    this.feeds = feeds;
    this.settings = settings;
    this.people = people;
  }

  /**
   * What a calendar is of.
   *
   * @param feed the subject of its feed
   * @param targets what may be overridden there, the shown ones first
   * @param shown those that are drawn
   * @param always what somebody holds without taking turns
   */
  private record Subject(
      String feed,
      String address,
      String name,
      ZoneId zone,
      String whose,
      List<Target> targets,
      List<Target> shown,
      List<Target> always) {}

  /** Something that may be overridden, and what it is called. */
  record Choice(String target, String name) {}

  /**
   * A feed that may be made.
   *
   * @param id null when it has not been made yet
   * @param address null as long as it has not been made
   */
  record FeedView(String subject, String name, @Nullable Long id, @Nullable String address) {}

  /** An override that counts. */
  record OverrideView(long id, String what, String time, String reason, String by) {}

  @GetMapping("/oncall/teams/{team}")
  String team(
      @PathVariable String team,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(defaultValue = "theirs") String zone,
      @ModelAttribute("me") Me me,
      @ModelAttribute("now") Instant now,
      Model model) {
    Team found = directory.team(team).orElseThrow(() -> new NotFound("There is no team " + team));
    return shown(subject(found), month, zone, me, now, model);
  }

  @GetMapping("/oncall/rotations/{rotation}")
  String rotation(
      @PathVariable String rotation,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(defaultValue = "theirs") String zone,
      @ModelAttribute("me") Me me,
      @ModelAttribute("now") Instant now,
      Model model) {
    Rotation found =
        directory
            .now()
            .rotation(rotation)
            .orElseThrow(() -> new NotFound("There is no rotation " + rotation));
    Target target = Target.rotation(found.id());
    return shown(
        new Subject(
            "rotation:" + found.id(),
            "/oncall/rotations/" + found.id(),
            found.name(),
            found.zone(),
            "the rotation's zone",
            List.of(target),
            List.of(target),
            List.of()),
        month,
        zone,
        me,
        now,
        model);
  }

  /** Commander and management are drawn where people take turns. */
  private static Subject subject(Team team) {
    List<Target> all =
        Arrays.stream(Duty.values()).map(duty -> Target.duty(team.id(), duty)).toList();
    List<Target> shown =
        all.stream()
            .filter(
                target ->
                    target.duty() == Duty.PRIMARY
                        || target.duty() == Duty.SECONDARY
                        || team.holders(target.duty()).stream()
                            .anyMatch(holder -> holder.kind() == Holder.Kind.ROTATION))
            .toList();
    return new Subject(
        "team:" + team.id(),
        "/oncall/teams/" + team.id(),
        team.name(),
        team.zone(),
        "the team's zone",
        all,
        shown,
        all.stream().filter(target -> !shown.contains(target)).toList());
  }

  private String shown(
      Subject subject, @Nullable String month, String zone, Me me, Instant now, Model model) {
    ZoneId mine = directory.person(me.id()).map(Person::zone).orElse(ZoneOffset.UTC);
    boolean inMine = zone.equals("mine");
    WallTime wall = new WallTime(inMine ? mine : subject.zone());
    YearMonth shown = month(month, YearMonth.from(wall.date(now)));
    Instant from = CalendarView.begin(shown, wall);
    Instant until = CalendarView.end(shown, wall);
    Schedule schedule = schedules.between(from, until);
    People.Names names = people.names();
    Hues hues = Hues.of(directory.people());
    model.addAttribute("subject", subject.name());
    model.addAttribute("address", subject.address());
    model.addAttribute("wall", wall);
    model.addAttribute("whose", inMine ? "your zone" : subject.whose());
    model.addAttribute("otherZone", inMine ? "theirs" : "mine");
    model.addAttribute("otherName", new WallTime(inMine ? subject.zone() : mine).name());
    model.addAttribute("zone", inMine ? "mine" : "theirs");
    model.addAttribute("monthName", MONTH.format(shown));
    model.addAttribute("previous", shown.minusMonths(1).toString());
    model.addAttribute("next", shown.plusMonths(1).toString());
    CalendarView.Pen pen = new CalendarView.Pen(wall, names, hues, now);
    model.addAttribute("calendar", CalendarView.of(shown, subject.shown(), schedule, pen));
    model.addAttribute(
        "swaps",
        SwapChoices.of(
            subject.targets(),
            schedules.between(now, now.plus(Gaps.AHEAD)),
            me,
            pen,
            directory.people()));
    model.addAttribute(
        "feeds",
        List.of(
            feed(subject.feed(), "All shifts of " + subject.name(), me),
            feed("person:" + me.id(), "My shifts, of all teams", me)));
    model.addAttribute(
        "always", subject.always().stream().map(t -> always(schedule, t, now)).toList());
    model.addAttribute(
        "overrides",
        overriding.of(subject.targets(), from.isBefore(now) ? now : from, until).stream()
            .map(one -> view(one, wall, names))
            .toList());
    model.addAttribute("mayChange", me.responds() && mayChange(me, subject));
    model.addAttribute("choices", subject.targets().stream().map(this::choice).toList());
    model.addAttribute("everybody", directory.people());
    Instant hour = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    model.addAttribute("fromField", FIELD.format(hour.atZone(wall.zone())));
    model.addAttribute(
        "untilField", FIELD.format(hour.plus(1, ChronoUnit.DAYS).atZone(wall.zone())));
    return "console/oncall/calendar";
  }

  private FeedView feed(String subject, String name, Me me) {
    String base = settings.baseUrl().toString().replaceAll("/+$", "");
    return feeds.of(me.id()).stream()
        .filter(feed -> feed.subject().equals(subject))
        .findFirst()
        .map(
            feed ->
                new FeedView(
                    subject, name, feed.id(), "%s/ical/%s.ics".formatted(base, feeds.token(feed))))
        .orElseGet(() -> new FeedView(subject, name, null, null));
  }

  private boolean mayChange(Me me, Subject subject) {
    return subject.targets().stream().anyMatch(target -> own.mayChange(me.id(), target));
  }

  private static String always(Schedule schedule, Target target, Instant now) {
    String holders =
        String.join(
            ", ", schedule.people(target, now).stream().map(person -> person.name()).toList());
    return "%s: %s".formatted(target.duty().word(), holders.isEmpty() ? "nobody" : holders);
  }

  private Choice choice(Target target) {
    return new Choice(
        target.toString(),
        target.duty() == null
            ? directory.now().rotation(target.id()).map(Rotation::name).orElse(target.id())
            : target.duty().word());
  }

  private OverrideView view(OnCallOverride one, WallTime wall, People.Names names) {
    String person = names.of(one.person());
    String what =
        switch (one.kind()) {
          case ADD -> person + " is on call as well";
          case REMOVE -> person + " is not on call";
          case TAKE_OVER ->
              one.insteadOf() == null
                  ? person + " takes over"
                  : "%s takes over from %s".formatted(person, names.of(one.insteadOf()));
        };
    return new OverrideView(
        one.id(),
        "%s: %s".formatted(choice(one.target()).name(), what),
        "%s to %s".formatted(wall.day(one.from()), wall.day(one.until())),
        one.reason(),
        names.of(one.by()));
  }

  private static YearMonth month(@Nullable String text, YearMonth now) {
    try {
      YearMonth month = text == null ? now : YearMonth.parse(text);
      return month.isBefore(now.minusMonths(FAR)) || month.isAfter(now.plusMonths(FAR))
          ? now
          : month;
    } catch (DateTimeException e) {
      return now;
    }
  }
}
