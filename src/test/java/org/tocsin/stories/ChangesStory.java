package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** What was changed before something broke. */
@StoryTest
class ChangesStory {
  private static final String ADDRESS = "/v2/change/enqueue";

  @Autowired World world;
  @Autowired Sender sender;
  @Autowired Alertmanager alertmanager;
  @Autowired Mailbox mailbox;
  @Autowired TestRestTemplate http;
  @Autowired ObjectMapper json;

  @Test
  void aChangeIsKeptAndPagesNobody() throws Exception {
    JsonNode answer =
        sender.sends(
            ADDRESS,
            "none",
            Map.of(
                "routing_key",
                sender.key("checkout"),
                "payload",
                Map.of(
                    "summary", "Build Success: Increase snapshot create timeout to 30 seconds",
                    "source", "acme-build-pipeline-tool-default-i-9999",
                    "timestamp", "2026-11-23T02:42:58.315+0000",
                    "custom_details", Map.of("build_state", "passed", "run_time", 1236)),
                "links",
                List.of(
                    Map.of("href", "https://acme.pagerduty.dev/build/2", "text", "View more"),
                    Map.of("href", "javascript:alert(1)"))),
            202);
    assertThat(answer.toString())
        .isEqualTo("{\"status\":\"success\",\"message\":\"Change event processed\"}");

    assertThat(world.openIncidents()).isEmpty();
    assertThat(mailbox.pagesTo("ada")).isEmpty();
    JsonNode change = changes("checkout").get(0);
    assertThat(change.get("at").asText()).isEqualTo("2026-11-23T02:42:58.315Z");
    assertThat(change.get("source").asText()).isEqualTo("acme-build-pipeline-tool-default-i-9999");
    assertThat(change.get("links").toString())
        .isEqualTo("[{\"href\":\"https://acme.pagerduty.dev/build/2\",\"text\":\"View more\"}]");
    assertThat(change.get("details").get("build_state").asText()).isEqualTo("passed");
    assertThat(change.get("details").get("run_time").asText()).isEqualTo("1236");
    assertThat(changes("search")).isEmpty();
  }

  @Test
  void theIncidentPageShowsWhatWasChangedInTheDayBefore() {
    change("Feature flag on", "2026-11-23T02:50:00Z");
    change("Long ago", "2026-11-21T02:50:00Z");
    alertmanager.fires("checkout", "critical", "Down");
    String page = incidentPage();
    assertThat(page).contains("Feature flag on", "10 min before it was opened");
    assertThat(page).doesNotContain("Long ago");

    world.minutesPass(5);
    change("Rolled back", "2026-11-23T03:04:00Z");
    assertThat(incidentPage()).contains("Rolled back", "4 min after it was opened");
  }

  @ParameterizedTest
  @CsvSource({"yesterday", "2199-01-01T00:00:00Z", "1960-01-01T00:00:00Z"})
  void aTimeThatCannotBeRightIsTheTimeOfArrival(String timestamp) throws Exception {
    change("Deployed", timestamp);
    assertThat(changes("checkout").get(0).get("at").asText()).isEqualTo("2026-11-23T03:00:00Z");
  }

  @Test
  void aChangeWithoutSummaryOrServiceIsRefused() {
    assertThat(refusal(sender.key("checkout"), Map.of("source", "x")))
        .contains("'payload.summary' is missing or blank");
    assertThat(refusal(Alertmanager.KEY, Map.of("summary", "x")))
        .contains("belongs to no service; name one in 'payload.custom_details.service'");
    assertThat(refusal("unknown-key", Map.of("summary", "x"))).contains("is not known here");
  }

  private void change(String summary, String timestamp) {
    Map<String, Object> payload = new HashMap<>();
    payload.put("summary", summary);
    payload.put("timestamp", timestamp);
    payload.put("custom_details", Map.of("service", "checkout"));
    sender.sends(ADDRESS, "none", Map.of("routing_key", Alertmanager.KEY, "payload", payload), 202);
  }

  private String refusal(String key, Map<String, Object> payload) {
    return sender
        .sends(ADDRESS, "none", Map.of("routing_key", key, "payload", payload), 400)
        .toString();
  }

  private JsonNode changes(String service) throws Exception {
    return json.readTree(read("/api/changes?service=" + service));
  }

  private String incidentPage() {
    return read("/incidents/INC-1");
  }

  private String read(String address) {
    return http.withBasicAuth("admin", World.PASSWORD).getForObject(address, String.class);
  }
}
