package org.tocsin.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.TestPropertySource;
import org.tocsin.engine.account.Accounts;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

@StoryTest
@AutoConfigureObservability(tracing = false)
@TestPropertySource(properties = "tocsin.metrics-password=" + MetricsDoorTest.SECRET)
@Tag("alone")
class MetricsDoorTest {
  static final String SECRET = "password-of-the-scraper";
  private static final String METRICS = "/actuator/prometheus";

  @Autowired Accounts accounts;
  private final TestRestTemplate http;

  MetricsDoorTest(@Autowired TestRestTemplate client) {
    http = client.withRedirects(Redirects.DONT_FOLLOW);
  }

  @BeforeEach
  void anAuditor() {
    accounts.create("only-auditor", "Auditor", "auditor@example.org", World.PASSWORD);
    accounts.join("only-auditor", Accounts.AUDITOR);
  }

  @Test
  void theScraperReadsTheMetrics() {
    ResponseEntity<String> answer =
        http.withBasicAuth("metrics", SECRET).getForEntity(METRICS, String.class);
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    assertThat(answer.getBody()).contains("tocsin_", "jvm_");
    assertThat(answer.getHeaders()).doesNotContainKey(HttpHeaders.SET_COOKIE);
  }

  @ParameterizedTest
  @CsvSource({
    "admin, " + World.PASSWORD + ", 200",
    "only-auditor, " + World.PASSWORD + ", 403",
    "metrics, wrong, 401",
    "metrics, '', 401",
    "metrics, " + World.PASSWORD + ", 401",
    "admin, " + SECRET + ", 401",
    "Metrics, " + SECRET + ", 401",
  })
  void nobodyElseDoesButAdministrators(String name, String password, int expected) {
    assertThat(
            http.withBasicAuth(name, password)
                .getForEntity(METRICS, String.class)
                .getStatusCode()
                .value())
        .isEqualTo(expected);
  }

  @Test
  void aVisitorIsAskedForBasic() {
    ResponseEntity<String> answer = http.getForEntity(METRICS, String.class);
    assertThat(answer.getStatusCode().value()).isEqualTo(401);
    assertThat(answer.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Basic");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/inbox",
        "/api/incidents",
        "/api/directory",
        "/engine-rest/engine",
        "/engine-rest/task",
        "/camunda/app/tasklist/default/",
        "/actuator",
        "/actuator/env",
        "/actuator/prometheus/",
        "/actuator/prometheus/x"
      })
  void theScrapersPasswordOpensNothingElse(String path) {
    assertThat(
            http.withBasicAuth("metrics", SECRET)
                .getForEntity(path, String.class)
                .getStatusCode()
                .value())
        .isIn(302, 401, 403);
  }

  @Test
  void theScraperNeitherWritesNorSeesTheDetailsOfHealth() {
    TestRestTemplate scraper = http.withBasicAuth("metrics", SECRET);
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    assertThat(
            scraper
                .exchange(
                    "/api/incidents",
                    HttpMethod.POST,
                    new HttpEntity<>("{\"title\":\"x\"}", headers),
                    String.class)
                .getStatusCode()
                .value())
        .isEqualTo(401);
    assertThat(scraper.postForEntity(METRICS, "", String.class).getStatusCode().value())
        .isEqualTo(403);
    assertThat(String.valueOf(scraper.getForObject("/actuator/health", String.class)))
        .doesNotContain("database");
  }
}
