package org.tocsin.faults;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Caller;
import org.tocsin.rig.Rig;

/** One alert, again and again. */
@Tag("fault")
class RepeatedAlertTest {
  private static final int BATCH = 64;

  @Test
  void aHundredThousandRepetitionsAreOneIncidentAndOnePage() {
    Rig rig = Faults.rig();
    int single = Form.of(2_000, 50_048);
    int batches = Form.of(2_048, 49_952 / BATCH * BATCH) / BATCH;
    Row row =
        Row.of(
            "L1",
            "one alert %d times over 8 connections, one by one and 64 in a message"
                .formatted(single + batches * BATCH),
            "one incident, one page, everything counted, no 5xx");
    byte[] all = message(0, BATCH);
    AlertLoad.of("l1", rig.nodes(), number -> all).send(1, 1);
    List<byte[]> each = IntStream.range(0, BATCH).mapToObj(i -> message(i, i + 1)).toList();
    long began = System.nanoTime();
    List<Sent> oneByOne =
        AlertLoad.of("l1", rig.nodes(), number -> each.get((int) (number % BATCH))).send(single, 8);
    Duration singly = Duration.ofNanos(System.nanoTime() - began);
    began = System.nanoTime();
    List<Sent> batched = AlertLoad.of("l1", rig.nodes(), number -> all).send(batches, 8);
    Duration inBatches = Duration.ofNanos(System.nanoTime() - began);
    Faults.awaitQuiet(rig);
    long refused =
        oneByOne.stream().filter(answer -> !answer.accepted()).count()
            + batched.stream().filter(answer -> !answer.accepted()).count();
    long incidents =
        rig.database().number("select count(*) from incident_incidents where title like 'l1-%'");
    long counted =
        rig.database().number("select sum(times_seen) from alert_alerts where name like 'l1-%'");
    long pages = rig.mails().mails().stream().filter(m -> m.title().startsWith("l1-")).count();
    long sent = BATCH + single + (long) batches * BATCH;
    row.count("not accepted", refused);
    row.count("incidents", incidents);
    row.count("pages", pages);
    row.count("counted", counted);
    row.most("alerts/s one by one", single / seconds(singly), "");
    row.most("alerts/s in batches", batches * BATCH / seconds(inBatches), "");
    row.holds(refused == 0, refused + " were not accepted");
    row.holds(incidents == 1, incidents + " incidents, not one");
    row.holds(pages == 1, pages + " pages, not one");
    row.holds(counted == sent, "%d counted, not %d".formatted(counted, sent));
    row.end();
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  /** Alerts of one service in one message, as Alertmanager sends a group. */
  private static byte[] message(int from, int to) {
    String alerts =
        IntStream.range(from, to)
            .mapToObj(RepeatedAlertTest::alert)
            .collect(Collectors.joining(", "));
    return Caller.post(
        "/api/alerts/alertmanager",
        """
        {"version": "4", "groupKey": "l1", "truncatedAlerts": 1, "status": "firing",
         "receiver": "tocsin", "alerts": [%s]}\
        """
            .formatted(alerts));
  }

  private static String alert(int number) {
    return """
    {"status": "firing", "fingerprint": "l1-%1$d", "startsAt": "2026-11-23T03:07:00Z",
     "labels": {"alertname": "l1-%1$d", "service": "l1", "severity": "critical"},
     "annotations": {"summary": "l1-%1$d"}}\
    """
        .formatted(number);
  }
}
