package org.tocsin.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Organisation;
import org.tocsin.rig.Patience;
import org.tocsin.rig.Rig;
import org.tocsin.rig.SmtpSink;
import org.tocsin.rig.WebhookSink;

/** Mail servers and chats that answer slowly, wrongly or not at all. */
@Tag("fault")
@Tag("long")
class SlowReceiversTest {
  private static final Duration ATTEMPT = Duration.ofSeconds(12);

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAKE")
  void aMailServerThatIsOfNoUseKeepsNoSenderForLong(SmtpSink.Manner manner) {
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "F13 " + manner.name().toLowerCase(Locale.ROOT),
            "the mail server " + said(manner),
            "an attempt ends after 12 s; other ways are not delayed; afterwards every page goes"
                + " out");
    rig.mails().behave(manner);
    List<Sent> sent = LostMailServerTest.mixed(rig, "f13" + manner.name().charAt(0), 4);
    List<Sent> chats = chat(rig, "f13c" + manner.name().charAt(0), 20);
    Patience.until(
        "the chats arrive", Faults.PATIENCE, () -> rig.webhooks().calls().size() >= chats.size());
    row.within("chat p100 meanwhile", lastChat(rig, chats.size(), chats), Duration.ofSeconds(5));
    Patience.until(
        "attempts have failed", Faults.PATIENCE, () -> failedAttempts(rig, sent) >= sent.size());
    row.within("longest attempt", longestAttempt(rig, sent), ATTEMPT);
    rig.mails().behaveWell();
    Patience.until(
        "everybody is reached",
        Faults.PATIENCE,
        () ->
            rig.webhooks().calls().size() + rig.mails().mails().size()
                >= chats.size() + sent.size());
    row.end();
  }

  private static String said(SmtpSink.Manner manner) {
    return switch (manner) {
      case HANG -> "takes connections and says nothing";
      case DRIP -> "says one character a second";
      default -> "answers what is no SMTP";
    };
  }

  private static long failedAttempts(Rig rig, List<Sent> sent) {
    return rig.database()
        .number(
            """
            select count(distinct p.id) from paging_deliveries d
            join paging_pages p on p.id = d.page
            join incident_incidents i on i.number = p.incident
            where d.failed and d.way = 'mail' and i.title in (%s)
            """
                .formatted(titles(sent)));
  }

  /** The first attempt at a page begins right after it is made and ends when it is written down. */
  private static Duration longestAttempt(Rig rig, List<Sent> sent) {
    return Duration.ofMillis(
        rig.database()
            .number(
                """
                select (extract(epoch from max(at - created_at)) * 1000)::bigint from (
                  select min(d.at) as at, p.created_at from paging_deliveries d
                  join paging_pages p on p.id = d.page
                  join incident_incidents i on i.number = p.incident
                  where d.failed and d.way = 'mail' and i.title in (%s)
                  group by p.id, p.created_at) first
                """
                    .formatted(titles(sent))));
  }

  private static String titles(List<Sent> sent) {
    return String.join(", ", sent.stream().map(alert -> "'" + alert.title() + "'").toList());
  }

  /** Alerts of services whose people are reached by chat and nothing else. */
  private static List<Sent> chat(Rig rig, String name, int many) {
    int first = Faults.services(many);
    return AlertLoad.of(
            name,
            rig.nodes(),
            number -> {
              String title = AlertLoad.title(name, number);
              return AlertLoad.generic(title, title, "chat-" + (first + number), "critical");
            })
        .send(many, 10, 2);
  }

  private static Duration lastChat(Rig rig, int many, List<Sent> sent) {
    long last =
        rig.webhooks().calls().stream()
            .limit(many)
            .mapToLong(WebhookSink.Call::nanos)
            .max()
            .orElseThrow();
    return Duration.ofNanos(
        Math.max(0, last - sent.stream().mapToLong(Sent::due).max().orElseThrow()));
  }

  @Test
  void oneAddressThatIsRefusedDelaysNobodyElse() {
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "F13 refused",
            "the mail server refuses one recipient for good (550) and another for now (451)",
            "everybody else is paged as on any other day");
    rig.mails()
        .answer(
            recipient ->
                switch (recipient) {
                  case Organisation.MIXED -> "550 No such user";
                  case Organisation.SECONDARY -> "451 Try again later";
                  default -> SmtpSink.OK;
                });
    LostMailServerTest.mixed(rig, "f13m", 20);
    List<Sent> sent = AlertLoad.distinct("f13r", rig.nodes()).send(100, 10, 4);
    row.pages(Tally.await(sent, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
    row.within(
        "page p99 of the others",
        Tally.percentile(0.99, sent, rig.mails().mails()),
        Duration.ofSeconds(5));
    row.end();
  }

  @Test
  void aChatThatIsBusyOrHangsDelaysNoMail() {
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "F14",
            "the chat hangs, then answers 429 with Retry-After 30 min, 500, and nonsense",
            "mails are not delayed; a chat that asks for half an hour is not asked again");
    for (WebhookSink.Manner manner :
        List.of(
            WebhookSink.Manner.HANG,
            WebhookSink.Manner.busy(Duration.ofMinutes(30)),
            WebhookSink.Manner.BROKEN,
            WebhookSink.Manner.NONSENSE)) {
      rig.mails().clear();
      rig.webhooks().behave(manner);
      String name = "f14s" + manner.status() + (manner.hangs() ? "h" : "n");
      chat(rig, name + "c", 20);
      List<Sent> sent = AlertLoad.distinct(name, rig.nodes()).send(60, 10, 4);
      row.pages(Tally.await(sent, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
      row.within(
          "page p99 by mail",
          Tally.percentile(0.99, sent, rig.mails().mails()),
          Duration.ofSeconds(5));
      Patience.until(
          "every chat was tried", Faults.PATIENCE, () -> triedByChat(rig, name + "c") >= 20);
    }
    rig.webhooks().behave(WebhookSink.Manner.TAKE);
    long askedAgain =
        rig.database()
            .number(
                """
                select coalesce(max(tries), 0) from (
                  select count(*) as tries from paging_deliveries d
                  join paging_pages p on p.id = d.page
                  join incident_incidents i on i.number = p.incident
                  where d.way = 'slack' and i.title like 'f14s429nc-%' and d.answer like '%429%'
                  group by p.id) t
                """);
    row.count("tries at a chat that said 30 min", askedAgain);
    row.holds(askedAgain <= 1, "it was tried %d times".formatted(askedAgain));
    row.end();
  }

  /** Of how many pages of these alerts an attempt by chat is over. */
  private static long triedByChat(Rig rig, String name) {
    return rig.database()
        .number(
            """
            select count(distinct p.id) from paging_deliveries d
            join paging_pages p on p.id = d.page
            join incident_incidents i on i.number = p.incident
            where d.way = 'slack' and i.title like '%s-%%'
            """
                .formatted(name));
  }
}
