package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.tocsin.alert.Joins;
import org.tocsin.incident.Incident;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.AtOnce;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** Many alerts about one thing. */
@StoryTest
class StormStory {
  private static final String KEY = "Bearer " + Alertmanager.KEY;

  @Autowired World world;
  @Autowired Alertmanager alertmanager;
  @Autowired Sender sender;
  @Autowired Mailbox mailbox;
  @Autowired Joins joins;

  @Test
  void aStormPostedOneByOneByManySendersIsOneIncidentAndOnePage() throws Exception {
    int senders = 8;
    int each = 25;
    List<Callable<Integer>> posts =
        IntStream.range(0, senders)
            .<Callable<Integer>>mapToObj(
                s -> () -> IntStream.range(0, each).map(i -> post(s * each + i)).max().getAsInt())
            .toList();
    assertThat(AtOnce.all(posts)).containsOnly(200);
    world.settle();

    IncidentNumber number = world.number();
    assertThat(mailbox.pagesTo("ada")).hasSize(1);
    assertThat(joins.count(number)).isEqualTo(new Joins.Count(senders * each, senders * each));
    assertThat(world.told(number, "alert-joined")).hasSize(20);
    assertThat(world.told(number, "alerts-counted"))
        .containsExactly(
            "More than 20 entries about alerts within 10 minutes. Further alerts are counted and"
                + " not listed.");
    assertThat(world.timeline(number)).hasSizeLessThan(30);
  }

  @Test
  void aStormInOneMessageIsOneIncidentAndClearsAsOne() {
    List<Map<String, Object>> alerts = alerts(2000);
    sendGroup("{}", alerts);
    IncidentNumber number = world.number();
    assertThat(mailbox.pagesTo("ada")).hasSize(1);
    assertThat(joins.count(number).firing()).isEqualTo(2000);

    sendGroup("{}", alerts.stream().map(StormStory::over).toList());
    assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.CLEARED);
    assertThat(world.told(number, "alert-cleared"))
        .containsExactly(
            "2000 alerts cleared, the last one among them: Down0, Down1, Down2, Down3, Down4 and"
                + " 1995 more.");
  }

  @Test
  void alertsThatClearOneByOneDoNotFillTheTimelineAndTheLastOneIsSaid() {
    sendGroup("{}", alerts(30));
    world.acknowledges("ada");
    IncidentNumber number = world.number();
    for (Map<String, Object> alert : alerts(30)) {
      sendGroup("{}", List.of(over(alert)));
    }
    List<String> cleared = world.told(number, "alert-cleared");
    assertThat(cleared).hasSize(21).last().isEqualTo("The last alert cleared: Down29.");
    assertThat(joins.count(number)).isEqualTo(new Joins.Count(30, 0));
  }

  @Test
  void theResponderIsPagedAgainOnlyOnceUntilTheyAnswer() {
    IncidentNumber number = world.acknowledged(SEV1);
    alertmanager.fires("checkout", "critical", "QueueFull");
    alertmanager.fires("checkout", "critical", "DiskFull");
    alertmanager.fires("checkout", "critical", "PoolEmpty");
    assertThat(pagedAgain(number)).isEqualTo(1);
    assertThat(world.told(number, "alert-joined")).hasSize(3);

    world.acknowledges("ada");
    assertThat(pagedAgain(number)).isEqualTo(1);
    alertmanager.fires("checkout", "critical", "CertificateExpired");
    assertThat(pagedAgain(number)).isEqualTo(2);
  }

  @Test
  void whatIsMitigatedPagesAgainAlthoughTheLastPageWasCalledOff() {
    IncidentNumber number = world.triaged(SEV1);
    alertmanager.fires("checkout", "critical", "QueueFull");
    world.completes("ada", "Coordinate", org.tocsin.testkit.Answers.coordinate());
    world.completes("ada", "Mitigate", org.tocsin.testkit.Answers.mitigate());
    alertmanager.fires("checkout", "critical", "DiskFull");
    assertThat(pagedAgain(number)).isEqualTo(2);
  }

  @Test
  void anEntryOfAJoinedAlertSaysWhatIsWorthReading() {
    IncidentNumber number = world.acknowledged(SEV1);
    sendGroup(
        "{}",
        List.of(
            alert(
                "a1",
                Map.of(
                    "alertname", "DiskFull",
                    "service", "checkout",
                    "severity", "warning",
                    "instance", "db1:9100",
                    "mountpoint", "/var"),
                "No space left")));
    assertThat(world.told(number, "alert-joined"))
        .containsExactly(
            "Another alert joined: DiskFull, No space left (instance=db1:9100, mountpoint=/var).");
    Timeline.Entry entry =
        world.timeline(number).stream()
            .filter(e -> e.kind().equals("alert-joined"))
            .findFirst()
            .orElseThrow();
    assertThat(entry.data().get("alerts").toString())
        .contains("fingerprint=a1", "name=DiskFull", "summary=No space left", "instance=db1:9100");
  }

  @ParameterizedTest
  @CsvSource({"{}:{a},{}:{a}", "{}:{a},{}:{b}"})
  void alertsOfOneServiceJoinItsIncidentFromWhateverGroup(String first, String second) {
    sendGroup(first, List.of(alert(1)));
    sendGroup(second, List.of(alert(2)));
    assertThat(world.openIncidents()).hasSize(1);
  }

  private long pagedAgain(IncidentNumber number) {
    return world.calledIn(number).stream().filter(p -> p.endsWith("Another alert joined")).count();
  }

  private int post(int i) {
    ResponseEntity<String> answer =
        sender.post("/api/alerts/alertmanager", KEY, message("{}:{a=%d}".formatted(i), alert(i)));
    return answer.getStatusCode().value();
  }

  private void sendGroup(String groupKey, List<Map<String, Object>> alerts) {
    sender.sends(
        "/api/alerts/alertmanager", KEY, message(groupKey, alerts.toArray(Map[]::new)), 200);
  }

  private static Map<String, Object> message(String groupKey, Map<?, ?>... alerts) {
    return Map.of(
        "version", "4", "groupKey", groupKey, "status", "firing", "alerts", List.of(alerts));
  }

  private static List<Map<String, Object>> alerts(int number) {
    return IntStream.range(0, number).mapToObj(StormStory::alert).toList();
  }

  private static Map<String, Object> alert(int i) {
    return alert(
        "f" + i,
        Map.of("alertname", "Down" + i, "service", "checkout", "severity", "critical"),
        "Checkout %d is down".formatted(i));
  }

  private static Map<String, Object> alert(
      String fingerprint, Map<String, String> labels, String summary) {
    return Map.of(
        "status",
        "firing",
        "labels",
        labels,
        "annotations",
        Map.of("summary", summary),
        "startsAt",
        "2026-11-23T02:59:00Z",
        "fingerprint",
        fingerprint);
  }

  private static Map<String, Object> over(Map<String, Object> alert) {
    Map<String, Object> over = new java.util.HashMap<>(alert);
    over.put("status", "resolved");
    over.put("endsAt", "2026-11-23T03:00:00Z");
    return over;
  }
}
