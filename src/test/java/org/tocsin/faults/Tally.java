package org.tocsin.faults;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Mail;
import org.tocsin.rig.Patience;
import org.tocsin.rig.SmtpSink;

/**
 * The alerts that were sent beside the mails that came of them.
 *
 * @param accepted how many were answered with 2xx
 * @param lost titles of accepted ones of which no page has arrived
 * @param repeated pages that arrived again with the same Message-ID, which a receiver recognises
 * @param twice titles for which two different pages arrived at the same person
 */
record Tally(int accepted, List<String> lost, int repeated, List<String> twice) {

  static Tally of(Collection<Sent> sent, Collection<Mail> mails, String recipient) {
    List<String> accepted = sent.stream().filter(Sent::accepted).map(Sent::title).toList();
    return ofTitles(accepted, mails, recipient);
  }

  static Tally ofTitles(Collection<String> titles, Collection<Mail> mails, String recipient) {
    Map<String, List<Mail>> arrived =
        mails.stream()
            .filter(mail -> mail.recipient().equals(recipient))
            .collect(groupingBy(Mail::title));
    List<String> lost = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    int repeated = 0;
    for (String title : titles) {
      List<Mail> pages = arrived.getOrDefault(title, List.of());
      if (pages.isEmpty()) {
        lost.add(title);
        continue;
      }
      long different = pages.stream().map(Mail::id).distinct().count();
      repeated += (int) (pages.size() - different);
      if (different > 1) {
        twice.add(title);
      }
    }
    return new Tally(titles.size(), lost, repeated, twice);
  }

  /** Waits until nothing is lost, or until it must be called so. */
  static Tally await(Collection<Sent> sent, SmtpSink mails, String recipient, Duration atMost) {
    try {
      Patience.until(
          "every page arrives", atMost, () -> of(sent, mails.mails(), recipient).lost().isEmpty());
    } catch (AssertionError e) {
      // what is lost is told by the row
    }
    return of(sent, mails.mails(), recipient);
  }

  /** How long after an instant the last of these pages arrived for the first time. */
  static Duration lastAfter(long nanos, Collection<Sent> sent, Collection<Mail> mails) {
    Map<String, Long> first =
        mails.stream().collect(Collectors.toMap(Mail::title, Mail::nanos, Math::min));
    return sent.stream()
        .map(alert -> first.get(alert.title()))
        .filter(at -> at != null)
        .max(Long::compare)
        .map(at -> Duration.ofNanos(Math.max(0, at - nanos)))
        .orElse(Duration.ZERO);
  }

  /** The given share of the waits, from when each alert was due to be sent to its first page. */
  static Duration percentile(double share, Collection<Sent> sent, Collection<Mail> mails) {
    Map<String, Long> first =
        mails.stream().collect(Collectors.toMap(Mail::title, Mail::nanos, Math::min));
    List<Long> waits =
        sent.stream()
            .filter(alert -> first.containsKey(alert.title()))
            .map(alert -> first.get(alert.title()) - alert.due())
            .sorted()
            .toList();
    if (waits.isEmpty()) {
      return Duration.ZERO;
    }
    return Duration.ofNanos(waits.get((int) Math.min(waits.size() - 1L, share * waits.size())));
  }
}
