package org.tocsin.paging.panel;

import java.time.Instant;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.paging.Page;
import org.tocsin.paging.delivery.Deliveries.Delivery;
import org.tocsin.view.Moment;
import org.tocsin.view.People;

/**
 * What was sent to people because of an incident.
 *
 * @param pages what wants an answer
 * @param notices what wants none
 */
record SentView(List<Sent> pages, List<Sent> notices) {

  /**
   * A page or notice to one person.
   *
   * @param answer what became of it; null for a notice
   * @param waits whether it still wants an answer
   */
  record Sent(
      long id,
      String person,
      String role,
      String reason,
      Moment at,
      boolean waits,
      @Nullable String answer,
      List<Attempt> attempts) {}

  /** An attempt at a delivery, or several after each other that went alike; the last was then. */
  record Attempt(String way, Moment at, boolean failed, String answer, int times) {
    private boolean isLike(Delivery other) {
      return way.equals(other.way()) && failed == other.failed() && answer.equals(other.answer());
    }
  }

  boolean isEmpty() {
    return pages.isEmpty() && notices.isEmpty();
  }

  static SentView of(List<Page> sent, List<Delivery> deliveries, People.Names names, Instant now) {
    Map<Long, List<Delivery>> attempts =
        deliveries.stream().collect(Collectors.groupingBy(Delivery::page));
    Map<Boolean, List<Sent>> byKind =
        sent.stream()
            .collect(
                Collectors.partitioningBy(
                    page -> page.kind() == Page.Kind.PAGE,
                    Collectors.mapping(
                        page ->
                            sent(
                                page,
                                attempts(attempts.getOrDefault(page.id(), List.of()), now),
                                names,
                                now),
                        Collectors.toList())));
    return new SentView(byKind.get(true), byKind.get(false));
  }

  private static List<Attempt> attempts(List<Delivery> deliveries, Instant now) {
    LinkedList<Attempt> attempts = new LinkedList<>();
    for (Delivery d : deliveries) {
      boolean again = !attempts.isEmpty() && attempts.getLast().isLike(d);
      int times = again ? attempts.removeLast().times() + 1 : 1;
      attempts.add(new Attempt(d.way(), new Moment(d.at(), now), d.failed(), d.answer(), times));
    }
    return attempts;
  }

  private static Sent sent(Page page, List<Attempt> attempts, People.Names names, Instant now) {
    return new Sent(
        page.id(),
        names.of(page.person()),
        page.role(),
        page.reason(),
        new Moment(page.createdAt(), now),
        page.awaitsAnswer(),
        page.kind() == Page.Kind.NOTICE ? null : answer(page, names, now),
        attempts);
  }

  private static String answer(Page page, People.Names names, Instant now) {
    if (page.answeredAt() == null) {
      boolean unreachable = page.unreachableAt() != null && page.deliveredAt() == null;
      return unreachable ? "unreachable" : "not acknowledged yet";
    }
    if (page.answeredBy() == null) {
      return "cancelled";
    }
    return "acknowledged by %s after %s"
        .formatted(
            names.of(page.answeredBy()),
            new Moment(page.answeredAt(), now).after(new Moment(page.createdAt(), now)));
  }
}
