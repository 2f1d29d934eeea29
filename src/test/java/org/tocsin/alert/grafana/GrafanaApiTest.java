package org.tocsin.alert.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.incident.Incident;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** Grafana's webhook contact point. */
@StoryTest
class GrafanaApiTest {
  private static final String ADDRESS = "/api/alerts/grafana";
  private static final String SECRET = "a secret of the contact point";

  @Autowired World world;
  @Autowired Sender sender;

  private final String firing = Sender.payload(GrafanaApiTest.class, "firing.json");

  @Test
  void theDocumentedMessageOpensOneIncidentOfTheKeysService() {
    sender.sends(ADDRESS, "Bearer " + sender.key("checkout"), firing, 200);
    Incident incident = world.openIncident();
    assertThat(incident.service()).isEqualTo("checkout");
    assertThat(incident.title()).isEqualTo("This alert was triggered for zone us-1");
    assertThat(world.told(incident.number(), "opened").get(0)).startsWith("2 alerts fired.");
  }

  @Test
  void whenTheAlertsAreResolvedTheIncidentClears() {
    String authorization = "Bearer " + sender.key("checkout");
    sender.sends(ADDRESS, authorization, firing, 200);
    IncidentNumber number = world.number();
    sender.sends(
        ADDRESS,
        authorization,
        firing
            .replace("\"status\": \"firing\"", "\"status\": \"resolved\"")
            .replace("0001-01-01T00:00:00Z", "2026-11-23T03:00:00Z"),
        200);
    assertThat(world.incident(number).outcome()).isEqualTo(Incident.Outcome.CLEARED);
  }

  @Test
  void theMessageOfAnAlertmanagerIsTakenToo() {
    sender.sends(
        ADDRESS,
        "Bearer " + Alertmanager.KEY,
        firing.replace("\"version\": \"1\"", "\"version\": \"4\""),
        200);
    assertThat(world.openIncidents()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "true,,200",
    "true,1795402800,200",
    "true,1795402200,401",
    "true,soon,401",
    "false,,401",
    "false,1795402800,401",
  })
  void aKeyWithASecretWantsAFreshSignature(boolean right, String timestamp, int status)
      throws Exception {
    String key = sender.signedKey("checkout", SECRET);
    String signed = (timestamp == null ? "" : timestamp + ":") + firing;
    Map<String, String> headers = new java.util.HashMap<>();
    headers.put("Authorization", "Bearer " + key);
    headers.put("X-Grafana-Alerting-Signature", hmac(right ? SECRET : "another secret", signed));
    if (timestamp != null) {
      headers.put("X-Grafana-Alerting-Timestamp", timestamp);
    }
    assertThat(sender.post(ADDRESS, headers, firing).getStatusCode().value()).isEqualTo(status);
    assertThat(world.openIncidents()).hasSize(status == 200 ? 1 : 0);
  }

  @Test
  void aKeyWithASecretOpensNothingWithoutASignature() {
    String authorization = "Bearer " + sender.signedKey("checkout", SECRET);
    assertThat(sender.post(ADDRESS, authorization, firing).getStatusCode().value()).isEqualTo(401);
    assertThat(
            sender
                .post("/api/alerts/generic", authorization, Map.of("summary", "x"))
                .getStatusCode()
                .value())
        .isEqualTo(401);
  }

  private static String hmac(String secret, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
