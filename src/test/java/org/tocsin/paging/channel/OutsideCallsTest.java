package org.tocsin.paging.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.tocsin.engine.outside.NoUseTryingAgain;
import org.tocsin.paging.channel.OutsideCalls.Answer;

class OutsideCallsTest {
  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private final OutsideCalls patient =
      new OutsideCalls(false, Duration.ofSeconds(30), Duration.ofSeconds(30));
  private final OutsideCalls impatient =
      new OutsideCalls(false, Duration.ofSeconds(2), Duration.ofSeconds(2));

  OutsideCallsTest() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUp() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));
    Instant begun = Instant.now();
    assertThatThrownBy(() -> call(impatient))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("127.0.0.1 did not answer in time");
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(12));
  }

  @Test
  void aServerThatAnswersInDripsIsGivenUp() {
    server.stubFor(
        any(anyUrl())
            .willReturn(aResponse().withBody("x".repeat(500)).withChunkedDribbleDelay(50, 20_000)));
    Instant begun = Instant.now();
    assertThatThrownBy(() -> call(impatient)).isInstanceOf(IllegalStateException.class);
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(12));
  }

  @Test
  void aConnectionThatBreaksIsAFailure() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
    assertThatThrownBy(this::call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("127.0.0.1 cannot be reached");
  }

  @Test
  void ofALongAnswerOnlyTheBeginningIsRead() {
    answers(aResponse().withBody("x".repeat(100_000)));
    Answer answer = call();
    assertThat(answer.body()).hasSize(8192);
    assertThat(answer.words()).hasSize(203);
  }

  @Test
  void aRedirectIsNotFollowed() {
    answers(aResponse().withStatus(302).withHeader("Location", "http://169.254.169.254/"));
    assertThatThrownBy(() -> call().taken("the server", ""))
        .isInstanceOf(NoUseTryingAgain.class)
        .hasMessage("the server answered 302");
  }

  @Test
  void whatIsThrottledForAMomentIsTriedAgain() {
    answers(aResponse().withStatus(429).withHeader("Retry-After", "5"));
    assertThatThrownBy(() -> call().taken("the server", "slow down"))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("the server answered 429: slow down");
  }

  @Test
  void whatIsThrottledForLongIsNotTriedAgain() {
    answers(aResponse().withStatus(429).withHeader("Retry-After", "60"));
    assertThatThrownBy(() -> call().taken("the server", "")).isInstanceOf(NoUseTryingAgain.class);
  }

  @Test
  void anAnswerWithoutAnEndIsLeftWhenEnoughIsRead() {
    server.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse().withBody("x".repeat(400_000)).withChunkedDribbleDelay(400, 40_000)));
    Instant begun = Instant.now();
    assertThat(call().body()).hasSize(8192);
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(25));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/hook",
        "http://localhost/hook",
        "http://[::1]/hook",
        "http://2130706433/hook",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https://user:password@example.org/",
        "not an address",
        "/hook",
      })
  void whatIsNoPublicWebAddressIsRefused(String address) {
    assertThatThrownBy(
            () ->
                patient.postGuarded(address, MediaType.APPLICATION_JSON, "{}".getBytes(), Map.of()))
        .isInstanceOf(NoUseTryingAgain.class);
  }

  private void answers(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  private Answer call() {
    return call(patient);
  }

  private Answer call(OutsideCalls outside) {
    return outside.post(
        URI.create("http://127.0.0.1:" + server.port() + "/x"),
        MediaType.APPLICATION_JSON,
        "{}".getBytes(),
        Map.of());
  }
}
