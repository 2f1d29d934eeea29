package org.tocsin.oncall.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.tocsin.engine.account.Accounts;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** Who is on call and who may change it, over HTTP. */
@StoryTest
class OnCallApiTest {
  private static final String WEEK =
      "{ id: shop-week, zone: Europe/Berlin, layers: [{ people: [ada, ben], every: P1W, from: 2026-11-16, at: '09:00' }] }";

  @Autowired TestRestTemplate http;
  @Autowired Duties duties;
  @Autowired World world;
  @Autowired Mailbox mailbox;
  @Autowired Accounts accounts;

  @BeforeEach
  void peopleWithPasswords() {
    for (String person : new String[] {"oncall-auditor", "chen", "ben"}) {
      accounts.create(person, person, person + "@example.org", World.PASSWORD);
      accounts.setPassword(person, World.PASSWORD);
    }
    accounts.join("oncall-auditor", Accounts.AUDITOR);
    accounts.join("chen", Accounts.RESPONDER);
    accounts.join("ben", Accounts.RESPONDER);
    duties.rotation("shop", "primary", WEEK);
  }

  @Test
  void itSaysWhoIsOnCallSinceWhenAndUntilWhen() {
    JsonNode shop = get("/api/oncall/shop");
    assertThat(shop.at("/primary/person").asText()).isEqualTo("ada");
    assertThat(shop.at("/primary/from").asText()).isEqualTo("2026-11-16T08:00:00Z");
    assertThat(shop.at("/primary/until").asText()).isEqualTo("2026-11-23T08:00:00Z");
    assertThat(shop.at("/secondary/person").asText()).isEqualTo("ben");
    assertThat(shop.at("/secondary/until").isNull()).isTrue();
    assertThat(shop.at("/gaps")).isEmpty();
  }

  @Test
  void itSaysSoForAnyInstant() {
    assertThat(get("/api/oncall/shop?at=2026-11-23T08:00:00Z").at("/primary/person").asText())
        .isEqualTo("ben");
    JsonNode before = get("/api/oncall/shop?at=2026-11-16T07:59:59Z");
    assertThat(before.get("primary").isNull()).isTrue();
    assertThat(before.at("/gaps/0/duty").asText()).isEqualTo("primary");
    assertThat(before.at("/gaps/0/until").asText()).isEqualTo("2026-11-16T08:00:00Z");
    assertThat(get("/api/oncall").findValuesAsText("team")).containsExactly("shop", "platform");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/oncall/nowhere, 404",
    "/api/oncall/shop?at=yesterday, 400",
    "/api/oncall/shop?at=+999999999-01-01T00:00:00Z, 400",
    "/api/oncall/overrides?target=shop, 400",
  })
  void whatCannotBeAnsweredIsAProblem(String address, int status) {
    ResponseEntity<JsonNode> answer = as("oncall-auditor").getForEntity(address, JsonNode.class);
    assertThat(answer.getStatusCode().value()).isEqualTo(status);
    assertThat(answer.getBody().get("detail").asText()).isNotBlank();
  }

  @Test
  void aResponderOverridesTheirOwnTeamAndTheOtherPersonIsTold() {
    ResponseEntity<JsonNode> made =
        override("ben", "ada", "2026-11-24T08:00:00Z", "2026-11-25T08:00:00Z");
    assertThat(made.getStatusCode().value()).isEqualTo(201);
    assertThat(get("/api/oncall/shop?at=2026-11-24T12:00:00Z").at("/primary/person").asText())
        .isEqualTo("ada");
    assertThat(get("/api/oncall/shop?at=2026-11-23T12:00:00Z").at("/primary/until").asText())
        .isEqualTo("2026-11-24T08:00:00Z");
    world.settle();
    assertThat(mailbox.subjectsTo("ada@example.org"))
        .containsExactly("You are put on call for a while");
    long id = made.getBody().get("id").asLong();
    assertThat(delete("chen", id)).isEqualTo(403);
    assertThat(delete("ben", id)).isEqualTo(204);
    assertThat(delete("ben", id)).isEqualTo(404);
    assertThat(get("/api/oncall/shop?at=2026-11-24T12:00:00Z").at("/primary/person").asText())
        .isEqualTo("ben");
  }

  @ParameterizedTest
  @CsvSource({"chen, 403", "oncall-auditor, 403", "admin, 201"})
  void nobodyElseDoesExceptAnAdministrator(String person, int status) {
    assertThat(
            override(person, "ada", "2026-11-24T08:00:00Z", "2026-11-25T08:00:00Z")
                .getStatusCode()
                .value())
        .isEqualTo(status);
  }

  @Test
  void theEffectIsShownBeforeItIsStored() {
    Map<String, Object> remove = wanted("ben", "2026-11-24T08:00:00Z", "2026-11-25T08:00:00Z");
    remove.put("kind", "remove");
    JsonNode gap = post("ben", "/api/oncall/overrides/preview", remove).getBody();
    assertThat(gap.at("/gaps/0/target").asText()).isEqualTo("duty:shop/primary");
    assertThat(gap.at("/gaps/0/span/from").asText()).isEqualTo("2026-11-24T08:00:00Z");
    Map<String, Object> twice = wanted("chen", "2026-11-24T08:00:00Z", "2026-11-25T08:00:00Z");
    JsonNode doubled = post("ben", "/api/oncall/overrides/preview", twice).getBody();
    assertThat(doubled.at("/doubleBookings/0/other").asText()).isEqualTo("duty:platform/primary");
    assertThat(get("/api/oncall/overrides?target=rotation:shop-week")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"target", "kind", "person", "from", "until"})
  void anOverrideThatSaysTooLittleIsRefused(String missing) {
    Map<String, Object> wanted = wanted("ada", "2026-11-24T08:00:00Z", "2026-11-25T08:00:00Z");
    wanted.remove(missing);
    assertThat(post("ben", "/api/oncall/overrides", wanted).getStatusCode().value()).isEqualTo(400);
  }

  private ResponseEntity<JsonNode> override(String by, String person, String from, String until) {
    return post(by, "/api/oncall/overrides", wanted(person, from, until));
  }

  private static Map<String, Object> wanted(String person, String from, String until) {
    return new HashMap<>(
        Map.of(
            "target",
            "rotation:shop-week",
            "kind",
            "take over",
            "person",
            person,
            "from",
            from,
            "until",
            until,
            "reason",
            "dentist"));
  }

  private ResponseEntity<JsonNode> post(String by, String address, Object body) {
    return as(by).postForEntity(address, body, JsonNode.class);
  }

  private int delete(String by, long id) {
    return as(by)
        .exchange("/api/oncall/overrides/" + id, HttpMethod.DELETE, null, String.class)
        .getStatusCode()
        .value();
  }

  private JsonNode get(String address) {
    return as("oncall-auditor").getForObject(address, JsonNode.class);
  }

  private TestRestTemplate as(String person) {
    return http.withBasicAuth(person, World.PASSWORD);
  }
}
