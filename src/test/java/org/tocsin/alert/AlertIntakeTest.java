package org.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.incident.Incident;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.AtOnce;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** What arrives at the door for alerts, and what becomes of it. */
@StoryTest
class AlertIntakeTest {
  private static final String STARTED = "2026-11-23T02:59:00Z";

  @Autowired World world;
  @Autowired Alertmanager alertmanager;
  @Autowired TestRestTemplate http;
  @Autowired Mailbox mailbox;
  @Autowired JdbcClient database;

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "\"alert\"", "42", "{\"alerts\": 7}", "not json"})
  void whatIsNotTheirJsonIsRefusedInOneSentence(String body) {
    assertRefused(body, "The message is not Alertmanager's JSON.");
  }

  @Test
  void jsonOfGreatDepthIsRefused() {
    assertRefused("[".repeat(100_000), "The message is not Alertmanager's JSON.");
  }

  @Test
  void nullIsRefused() {
    assertRefused("null", "The message is empty.");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"3", "5", "four"})
  void anyVersionThatHasAlertsIsTaken(String version) {
    Map<String, Object> message = message(alert("a1"));
    message.put("version", version);
    takeWhole(message);
    assertThat(world.openIncidents()).hasSize(1);
  }

  @Test
  void aMessageOfMoreThan8MegabytesIsRefused() {
    Map<String, Object> alert = alert("a1");
    alert.put("annotations", Map.of("description", "x".repeat(8_000_000)));
    ResponseEntity<String> answer = alertmanager.post(message(alert));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.PAYLOAD_TOO_LARGE);
    assertThat(answer.getBody()).contains("The message is larger than 8 MB");
    assertNothingHappened();
  }

  /** Alertmanager never repeats what was refused: the others of the group would be lost. */
  @ParameterizedTest
  @MethodSource
  void anOddFieldCostsNeitherItsAlertNorTheOthers(String field, Object value) {
    Map<String, Object> odd = alert("a2");
    odd.put(field, value);
    take(alert("a1"), odd, alert("a3"));
    assertThat(world.openIncidents()).hasSize(1);
    assertThat(column("id")).hasSize(3);
    assertThat(mailbox.pagesTo("ada")).hasSize(1);
  }

  static List<Object[]> anOddFieldCostsNeitherItsAlertNorTheOthers() {
    Map<String, Object> nothing = new TreeMap<>();
    nothing.put("alertname", "Down");
    nothing.put("service", "checkout");
    nothing.put("note", null);
    return List.of(
        new Object[] {"fingerprint", null},
        new Object[] {"fingerprint", " "},
        new Object[] {"fingerprint", "\0"},
        new Object[] {"fingerprint", 42},
        new Object[] {"fingerprint", "f".repeat(201)},
        new Object[] {"status", null},
        new Object[] {"status", "pending"},
        new Object[] {"status", List.of()},
        new Object[] {"startsAt", null},
        new Object[] {"startsAt", ""},
        new Object[] {"startsAt", 0},
        new Object[] {"startsAt", "yesterday"},
        new Object[] {"startsAt", "0001-01-01T00:00:00Z"},
        new Object[] {"startsAt", "9999-01-01T00:00:00Z"},
        new Object[] {"labels", nothing},
        new Object[] {"labels", Map.of("service", "checkout", "note", "x".repeat(10_001))},
        new Object[] {"labels", Map.of("service", "checkout", "n".repeat(201), "x")},
        new Object[] {"labels", Map.of("service", "checkout", "shards", List.of(1, 2))},
        new Object[] {"annotations", null},
        new Object[] {"annotations", "none"},
        new Object[] {"annotations", Map.of("description", "x".repeat(100_000))},
        new Object[] {"generatorURL", 7});
  }

  @Test
  void whatTocsinReadsItselfIsKeptOfAHundredAndMoreLabels() {
    Map<String, Object> alert = alert("a1");
    Map<String, String> many = new TreeMap<>(labels(300));
    many.put("service", "checkout");
    many.put("severity", "critical");
    alert.put("labels", many);
    take(alert);
    assertThat(world.openIncident().service()).isEqualTo("checkout");
    assertThat(world.openIncident().severity()).isEqualTo(new Severity("SEV1"));
  }

  @Test
  void tenThousandAlertsAreOneIncidentAndOnePage() {
    Map<String, Object> message = message();
    message.put("alerts", numbered(10_000));
    takeWhole(message);
    assertThat(column("id")).hasSize(10_000);
    assertThat(world.openIncidents()).hasSize(1);
    assertThat(mailbox.pagesTo("ada")).hasSize(1);
  }

  @Test
  void moreThanTenThousandAreCountedOnTheTimeline() {
    Map<String, Object> message = message();
    message.put("alerts", numbered(10_003));
    message.put("truncatedAlerts", 4);
    takeWhole(message);
    assertThat(world.told(world.number(), "opened").get(0))
        .endsWith("The message had 7 more alerts, which are not listed.");
  }

  @Test
  void entriesThatAreNoAlertsAreSkipped() {
    Map<String, Object> message = message();
    message.put("alerts", Arrays.asList(null, 7, "alert", List.of(), Map.of(), alert("a1")));
    takeWhole(message);
    assertThat(column("fingerprint")).containsExactly("a1");
  }

  @Test
  void aMessageWithoutAnyAlertIsRefused() {
    Map<String, Object> message = message();
    message.put("alerts", List.of());
    assertRefused(message, "The message has no alerts.");
    message.put("alerts", Arrays.asList(null, 7));
    assertRefused(message, "The message has no alerts.");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\0"})
  void aGroupWithoutAKeyIsTaken(String key) {
    Map<String, Object> message = message(alert("a1"), alert("a2"));
    message.put("groupKey", key);
    takeWhole(message);
    assertThat(world.openIncidents()).hasSize(1);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "0001-01-01T00:00:00Z", "2026-11-23T02:00:00Z", "9999-01-01T00:00:00Z"})
  void resolvedIsBelievedWhateverTheTimesAre(String endsAt) {
    take(alert("a1"));
    IncidentNumber number = world.number();
    Map<String, Object> over = alert("a1");
    over.put("status", "resolved");
    over.put("endsAt", endsAt);
    take(over);
    assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.CLEARED);
  }

  @Test
  void textInLatin1AndWithLineBreaksIsRead() {
    byte[] body =
        """
        {"version": "4", "groupKey": "g", "alerts": [{"status": "firing", "fingerprint": "a1",
         "labels": {"alertname": "Down", "service": "checkout", "severity": "critical"},
         "annotations": {"summary": "Prüfung\nschlägt fehl"}}]}
        """
            .replace("\\n", "\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(alertmanager.post(body).getStatusCode()).isEqualTo(HttpStatus.OK);
    world.settle();
    assertThat(world.openIncident().title()).isEqualTo("Prüfung schlägt fehl");
  }

  @Test
  void aMessageInGzipIsRead() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(new ObjectMapper().writeValueAsBytes(message(alert("a1"))));
    }
    assertThat(postAsGzip(zipped.toByteArray())).isEqualTo(HttpStatus.OK);
    world.settle();
    assertThat(world.openIncidents()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "\u001f\u008b\u0008"})
  void whatIsNoGzipIsRefused(String body) {
    assertThat(postAsGzip(body.getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(HttpStatus.BAD_REQUEST);
  }

  private HttpStatusCode postAsGzip(byte[] body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setBearerAuth(Alertmanager.KEY);
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
    return http.postForEntity(
            "/api/alerts/alertmanager", new HttpEntity<>(body, headers), String.class)
        .getStatusCode();
  }

  private static List<Map<String, Object>> numbered(int most) {
    return IntStream.range(0, most).mapToObj(i -> alert("a" + i)).toList();
  }

  @Test
  void nulCharactersAreLeftOut() {
    Map<String, Object> alert = alert("a\0b");
    alert.put("labels", Map.of("alertname", "Disk\0Full", "service", "check\0out"));
    alert.put("annotations", Map.of("summary", "The disk\0 is full"));
    take(alert);
    assertThat(world.openIncident().title()).isEqualTo("The disk is full");
    assertThat(world.openIncident().service()).isEqualTo("checkout");
  }

  @Test
  void namesThatAreTooLongAreCut() {
    Map<String, Object> alert = alert("a1");
    alert.put("labels", Map.of("alertname", "n".repeat(9000), "service", "s".repeat(9000)));
    alert.put("annotations", Map.of());
    take(alert);
    assertThat(world.openIncident().title()).hasSize(300).startsWith("nnn");
    assertThat(world.openIncident().service()).hasSize(200).startsWith("sss");
    assertThat(world.openIncident().team()).isEqualTo("platform");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "//elsewhere.test/",
        "http://white space.test/",
        "ht\0tp://x.test/"
      })
  void aHostileLinkIsThrownAway(String url) {
    Map<String, Object> alert = alert("a1");
    alert.put("generatorURL", url);
    take(alert);
    assertThat(column("generator_url")).containsOnlyNulls();
    assertThat(world.openIncidents()).hasSize(1);
  }

  @Test
  void anHttpLinkIsKept() {
    take(alert("a1"));
    assertThat(column("generator_url")).containsExactly("https://prometheus.test/graph?g0=up");
  }

  @Test
  void hostileTextStaysText() {
    Map<String, Object> alert = alert("a1");
    alert.put(
        "annotations", Map.of("summary", "<script>alert(1)</script>\r\nBcc: eve@example.org"));
    take(alert);
    assertThat(mailbox.subjectsTo("ada@example.org"))
        .containsExactly("[SEV1] INC-1: <script>alert(1)</script> Bcc: eve@example.org");
    assertThat(mailbox.sourceOfNewestTo("ada@example.org"))
        .contains("&lt;script&gt;")
        .doesNotContain("\nBcc:");
    assertThat(mailbox.to("eve@example.org")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Checkout", "CHECKOUT", "checkout ", " checkout", "\tCheckout\n"})
  void aServiceIsFoundWhateverItsCaseAndTheBlanksAroundIt(String service) {
    Map<String, Object> alert = alert("a1");
    alert.put("labels", Map.of("alertname", "Down", "severity", "critical", "service", service));
    take(alert("a2"));
    take(alert);
    assertThat(world.openIncident().service()).isEqualTo("checkout");
    assertThat(world.openIncident().team()).isEqualTo("shop");
  }

  @ParameterizedTest
  @CsvSource({"blog,blog", "'',(none named)"})
  void anAlertOfAnUnknownServiceGoesToThePlatformTeamAndSaysSo(String service, String named) {
    Map<String, Object> alert = alert("a1");
    alert.put("labels", Map.of("alertname", "Down", "severity", "critical", "service", service));
    take(alert);

    IncidentNumber number = world.number();
    assertThat(world.incident(number).team()).isEqualTo("platform");
    assertThat(world.paged(number)).containsExactly("chen as primary at PT0S");
    assertThat(world.told(number, "opened").get(0))
        .endsWith("Nobody owns the service %s, so the team platform is paged.".formatted(named));
  }

  @ParameterizedTest
  @CsvSource({
    "critical,SEV1",
    "CRITICAL,SEV1",
    "page,SEV1",
    "emergency,SEV1",
    "error,SEV2",
    "high,SEV2",
    "warning,SEV3",
    "unheard-of,SEV2",
    "'',SEV2"
  })
  void theRoutingTableSaysHowSevereAnAlertIs(String label, String severity) {
    alertmanager.fires("checkout", label, "Down");
    assertThat(world.openIncident().severity()).isEqualTo(new Severity(severity));
  }

  @ParameterizedTest
  @CsvSource({"info,production", "none,production", "debug,production", "critical,staging"})
  void whatNeedNotWakeAnybodyIsOnlyRecorded(String severity, String environment) {
    Map<String, Object> alert = alert("a1");
    alert.put(
        "labels",
        Map.of(
            "alertname",
            "Down",
            "service",
            "checkout",
            "severity",
            severity,
            "environment",
            environment));
    take(alert);
    assertThat(world.openIncidents()).isEmpty();
    assertThat(column("action")).containsExactly("record");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Watchdog", "InfoInhibitor"})
  void heartbeatsAreDropped(String alertname) {
    alertmanager.fires("checkout", "critical", alertname);
    assertNothingHappened();
  }

  @Test
  void eachServiceOfAGroupGetsAnIncidentOfItsOwn() {
    Map<String, Object> payments = alert("a2");
    payments.put("labels", Map.of("alertname", "Down", "service", "payments"));
    take(alert("a1"), payments);
    assertThat(world.openIncidents())
        .extracting(Incident::service)
        .containsExactlyInAnyOrder("checkout", "payments");
  }

  @Test
  void theWorstAlertOfAGroupMakesItsSeverity() {
    Map<String, Object> lesser = alert("a1");
    lesser.put("labels", Map.of("alertname", "Slow", "service", "checkout", "severity", "warning"));
    take(lesser, alert("a2"));
    assertThat(world.openIncident().severity()).isEqualTo(new Severity("SEV1"));
  }

  @Test
  void anAlertThatHadEndedBeforeItArrivedOpensNothing() {
    Map<String, Object> over = alert("a1");
    over.put("status", "resolved");
    over.put("endsAt", STARTED);
    take(over);
    assertNothingHappened();
  }

  @Test
  void aTruncatedGroupDoesNotClear() {
    take(alert("a1"));
    Map<String, Object> over = alert("a1");
    over.put("status", "resolved");
    over.put("endsAt", "2026-11-23T03:01:00Z");
    Map<String, Object> truncated = message(over);
    truncated.put("truncatedAlerts", 3);
    assertThat(alertmanager.post(truncated).getStatusCode()).isEqualTo(HttpStatus.OK);
    world.settle();

    assertThat(world.openIncident().state()).isEqualTo(Incident.State.OPEN);
    assertThat(world.told(world.number(), "alert-cleared"))
        .containsExactly("An alert cleared: Down.");
  }

  @Test
  void aGroupThatWasTruncatedClearsWhenItIsComplete() {
    take(alert("a1"));
    Map<String, Object> over = alert("a1");
    over.put("status", "resolved");
    over.put("endsAt", "2026-11-23T03:01:00Z");
    Map<String, Object> truncated = message(over);
    truncated.put("truncatedAlerts", 3);
    alertmanager.post(truncated);
    IncidentNumber number = world.number();

    take(over);
    assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.CLEARED);
  }

  @Test
  void theSameMessageManyTimesAtOnceIsOneIncident() throws Exception {
    int senders = 8;
    Map<String, Object> message = message(alert("a1"), alert("a2"));
    List<ResponseEntity<String>> answers =
        AtOnce.all(Collections.nCopies(senders, () -> alertmanager.post(message)));
    assertThat(answers).extracting(ResponseEntity::getStatusCode).containsOnly(HttpStatus.OK);
    world.settle();

    assertThat(world.openIncidents()).hasSize(1);
    assertThat(column("times_seen")).containsExactly((long) senders, (long) senders);
    assertThat(mailbox.pagesTo("ada")).hasSize(1);
    assertThat(world.kinds(world.number())).containsExactly("opened", "paged", "delivered");
  }

  private void assertRefused(Object body, String sentence) {
    ResponseEntity<String> answer = alertmanager.post(body);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody()).contains(sentence);
    assertNothingHappened();
  }

  private void assertNothingHappened() {
    world.settle();
    assertThat(world.openIncidents()).isEmpty();
    assertThat(column("id")).isEmpty();
  }

  private List<Object> column(String name) {
    return database
        .sql("select " + name + " from alert_alerts order by id")
        .query((row, number) -> row.getObject(1))
        .list();
  }

  @SafeVarargs
  private void take(Map<String, Object>... alerts) {
    takeWhole(message(alerts));
  }

  private void takeWhole(Object message) {
    assertThat(alertmanager.post(message).getStatusCode()).isEqualTo(HttpStatus.OK);
    world.settle();
  }

  @SafeVarargs
  private static Map<String, Object> message(Map<String, Object>... alerts) {
    Map<String, Object> message = new TreeMap<>();
    message.put("version", "4");
    message.put("groupKey", "{}:{service=\"checkout\"}");
    message.put("truncatedAlerts", 0);
    message.put("status", "firing");
    message.put("alerts", List.of(alerts));
    return message;
  }

  private static Map<String, Object> alert(String fingerprint) {
    Map<String, Object> alert = new TreeMap<>();
    alert.put("status", "firing");
    alert.put("labels", Map.of("alertname", "Down", "service", "checkout", "severity", "critical"));
    alert.put("annotations", Map.of("summary", "Checkout is down"));
    alert.put("startsAt", STARTED);
    alert.put("endsAt", "0001-01-01T00:00:00Z");
    alert.put("generatorURL", "https://prometheus.test/graph?g0=up");
    alert.put("fingerprint", fingerprint);
    return alert;
  }

  private static Map<String, String> labels(int number) {
    Map<String, String> labels = new TreeMap<>();
    for (int i = 0; i < number; i++) {
      labels.put("label" + i, "value");
    }
    return labels;
  }
}
