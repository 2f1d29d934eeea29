package org.tocsin.console.account;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.tocsin.console.layout.Me;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.view.Moment;
import org.tocsin.view.People;

/** The inbox: a person's own pages and notices. */
@Controller
class InboxPage {
  private static final int NEWEST = 200;
  private static final int OTHERS = 50;

  private final Pages pages;
  private final Incidents incidents;
  private final People people;

  InboxPage(Pages pages, Incidents incidents, People people) {
    this.pages = pages;
    this.incidents = incidents;
    this.people = people;
  }

  /**
   * A page, notice or letter.
   *
   * @param incident null for a letter, as are its severity and title
   * @param body what a letter says; null for the others
   * @param role why this person; null for what is no page
   * @param times how often it was repeated because nobody answered
   * @param answer what became of it; null while it waits and for what is no page
   */
  record Item(
      long id,
      @Nullable IncidentNumber incident,
      @Nullable String severity,
      @Nullable String title,
      String reason,
      @Nullable String body,
      @Nullable String role,
      int times,
      Moment sent,
      @Nullable String answer) {
    static Item of(
        Page page, int times, @Nullable Incident incident, Instant now, People.Names names) {
      boolean notice = page.kind() != Page.Kind.PAGE;
      return new Item(
          page.id(),
          page.incident(),
          incident == null ? null : incident.severity().name(),
          incident == null ? null : incident.title(),
          page.reason(),
          page.body(),
          notice ? null : page.role(),
          times,
          new Moment(page.createdAt(), now),
          notice || page.awaitsAnswer() ? null : answer(page, names));
    }

    private static String answer(Page page, People.Names names) {
      if (page.answeredBy() == null) {
        return "no answer needed any more";
      }
      return page.answeredBy().equals(page.person())
          ? "answered by you"
          : "answered by " + names.of(page.answeredBy());
    }
  }

  @GetMapping("/inbox")
  String inbox(@ModelAttribute("me") Me me, @ModelAttribute("now") Instant now, Model model) {
    List<Page> others =
        pages.to(me.id(), NEWEST).stream()
            .filter(page -> !page.awaitsAnswer() && !page.isTrial())
            .limit(OTHERS)
            .toList();
    Map<IncidentNumber, List<Page>> waiting =
        pages.waitingFor(me.id(), NEWEST).stream()
            .collect(
                Collectors.groupingBy(Page::incident, LinkedHashMap::new, Collectors.toList()));
    Map<IncidentNumber, Incident> about = about(others, waiting.keySet());
    People.Names names = people.names();
    model.addAttribute(
        "waiting",
        waiting.values().stream()
            .map(
                same ->
                    Item.of(
                        same.get(0), same.size(), about.get(same.get(0).incident()), now, names))
            .toList());
    model.addAttribute(
        "others",
        others.stream()
            .map(page -> Item.of(page, 1, about.get(page.incident()), now, names))
            .toList());
    return "console/account/inbox";
  }

  /** A letter is about none. */
  private Map<@Nullable IncidentNumber, Incident> about(
      List<Page> others, Set<IncidentNumber> waiting) {
    Set<IncidentNumber> numbers = new HashSet<>(waiting);
    others.stream().map(Page::incident).filter(Objects::nonNull).forEach(numbers::add);
    Map<@Nullable IncidentNumber, Incident> about = new HashMap<>();
    incidents.of(numbers).forEach(incident -> about.put(incident.number(), incident));
    return about;
  }
}
