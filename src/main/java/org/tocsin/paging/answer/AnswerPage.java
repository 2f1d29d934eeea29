package org.tocsin.paging.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Person;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;

/**
 * The signed link of a page, which needs no sign-in: looking changes nothing, because mail readers
 * look too; the button acknowledges. It shows what the page itself says, and nothing else.
 */
@Controller
class AnswerPage {
  private static final String VIEW = "paging/answer";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC on' d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final AnswerLinks links;
  private final Pages pages;
  private final Incidents incidents;
  private final Directory directory;
  private final Acknowledging acknowledging;
  private final Mitigating mitigating;

  AnswerPage(
      AnswerLinks links,
      Pages pages,
      Incidents incidents,
      Directory directory,
      Acknowledging acknowledging,
      Mitigating mitigating) {
    this.links = links;
    this.pages = pages;
    this.incidents = incidents;
    this.directory = directory;
    this.acknowledging = acknowledging;
    this.mitigating = mitigating;
  }

  /** How a page stands when somebody follows its link. */
  enum Standing {
    WAITS,
    ANSWERED_BY_YOU,
    ANSWERED_BY_ANOTHER,
    NOT_NEEDED,
    EXPIRED,
    NO_SUCH_PAGE;

    static Standing of(Page page) {
      if (page.awaitsAnswer()) {
        return WAITS;
      }
      if (page.answeredBy() == null) {
        return NOT_NEEDED;
      }
      return page.answeredBy().equals(page.person()) ? ANSWERED_BY_YOU : ANSWERED_BY_ANOTHER;
    }
  }

  /**
   * What the page shows.
   *
   * @param sent when it was sent, in UTC
   * @param who who answered it; null while nobody has
   * @param answered when that was, in UTC
   */
  record Shown(
      String person,
      String role,
      String reason,
      String number,
      String severity,
      String title,
      String service,
      String team,
      String sent,
      @Nullable String who,
      @Nullable String answered) {}

  @ModelAttribute
  void keepPrivate(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
  }

  @GetMapping("/answer/{token}")
  String look(@PathVariable String token, Model model, HttpServletResponse response) {
    Optional<Page> page = page(token, model, response);
    page.ifPresent(found -> show(found, "looked", model));
    return VIEW;
  }

  @PostMapping("/answer/{token}")
  String answer(@PathVariable String token, Model model, HttpServletResponse response) {
    Optional<Page> page = page(token, model, response);
    page.ifPresent(
        found -> {
          boolean done = found.awaitsAnswer() && acknowledging.acknowledge(found);
          show(pages.get(found.id()), done ? "acknowledged" : "refused", model);
        });
    return VIEW;
  }

  /** The second button, for whoever leads the incident: it is over. */
  @PostMapping(path = "/answer/{token}", params = "over")
  String over(@PathVariable String token, Model model, HttpServletResponse response) {
    Optional<Page> page = page(token, model, response);
    page.ifPresent(
        found -> {
          boolean done = mitigating.over(found.incident(), found.person());
          show(found, done ? "over" : "refused", model);
        });
    return VIEW;
  }

  private Optional<Page> page(String token, Model model, HttpServletResponse response) {
    Optional<AnswerLinks.Link> link = links.read(token);
    Optional<Page> page = link.flatMap(l -> pages.find(l.page()));
    if (page.isEmpty()) {
      return refused(Standing.NO_SUCH_PAGE, HttpStatus.NOT_FOUND, model, response);
    }
    if (link.get().expired()) {
      return refused(Standing.EXPIRED, HttpStatus.GONE, model, response);
    }
    return page;
  }

  private static Optional<Page> refused(
      Standing standing, HttpStatus status, Model model, HttpServletResponse response) {
    response.setStatus(status.value());
    model.addAttribute("standing", standing.name());
    return Optional.empty();
  }

  private void show(Page page, String done, Model model) {
    Incident incident = incidents.get(page.incident());
    model.addAttribute("standing", Standing.of(page).name());
    model.addAttribute("done", done);
    model.addAttribute(
        "leads", !done.equals("over") && mitigating.may(page.incident(), page.person()));
    model.addAttribute(
        "page",
        new Shown(
            name(page.person()),
            page.role(),
            page.reason(),
            incident.number().toString(),
            incident.severity().name(),
            incident.title(),
            incident.service(),
            incident.team(),
            TIME.format(page.createdAt()),
            page.answeredBy() == null ? null : name(page.answeredBy()),
            page.answeredAt() == null ? null : TIME.format(page.answeredAt())));
  }

  private String name(String person) {
    return directory.person(person).map(Person::name).orElse(person);
  }
}
