package org.tocsin.security.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.tocsin.security.address.Visitor;
import org.tocsin.security.address.Visitors;
import org.tocsin.security.problem.Throttled;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

@StoryTest
class SignInThrottleTest {
  private static final Visitor HOME = from("192.0.2.7");

  @Autowired SignInThrottle throttle;
  @Autowired DeviceMarks marks;
  @Autowired JdbcClient database;
  @Autowired World world;
  @LocalServerPort int port;

  @Test
  void theFirstFailuresCostNothingAndThenTheWaitGrowsTo30Seconds() {
    for (int i = 0; i < 6; i++) {
      assertThat(throttle.attempt("admin", HOME, () -> false)).isFalse();
    }
    int[] waits = {1, 2, 4, 8, 16, 30, 30};
    for (int wait : waits) {
      assertThat(refusal(HOME).seconds()).isEqualTo(wait);
      world.passes(Duration.ofSeconds(wait));
      throttle.attempt("admin", HOME, () -> false);
    }
  }

  @Test
  void aRightPasswordBeforeItsTimeIsNotLookedAt() {
    fail(HOME, 6);
    assertThatThrownBy(() -> throttle.attempt("admin", HOME, () -> true))
        .isInstanceOf(Throttled.class);
  }

  @Test
  void aRightPasswordWorksAfterTheWaitAndEndsIt() {
    fail(HOME, 6);
    world.passes(Duration.ofSeconds(30));
    assertThat(throttle.attempt("admin", HOME, () -> true)).isTrue();
    fail(HOME, 5);
    assertThat(throttle.attempt("admin", HOME, () -> true)).isTrue();
  }

  @Test
  void aStrangerWhoGuessesForTenMinutesKeepsNobodyOut() {
    throttle.attempt("admin", HOME, () -> true);
    for (int second = 0; second < 600; second += 5) {
      guess(from("198.51.100.1"));
      guess(from("198.51.100." + (second / 5 + 2)));
      assertThat(throttle.attempt("admin", HOME, () -> true)).isTrue();
      world.passes(Duration.ofSeconds(5));
    }
  }

  @Test
  void anAdministratorAtANewPlaceWaits30SecondsWhileManyStrangersGuess() {
    for (int i = 1; i <= 60; i++) {
      guess(from("198.51.100." + i));
    }
    Visitor hotel = from("203.0.113.9");
    assertThat(refusal(hotel).seconds()).isEqualTo(30);
    world.passes(Duration.ofSeconds(30));
    assertThat(throttle.attempt("admin", hotel, () -> true)).isTrue();
  }

  @Test
  void aBrowserThatHasSignedInBeforeDoesNotWaitWithItsAddress() {
    Visitor known = withMark("admin", HOME);
    fail(HOME, 6);
    assertThat(refusal(HOME).seconds()).isEqualTo(1);
    assertThat(throttle.attempt("admin", known, () -> true)).isTrue();
  }

  @Test
  void theMarkOfOneAccountIsNoneOfAnother() {
    Visitor adas = withMark("ada", HOME);
    assertThat(marks.device("ada", adas.mark())).isPresent();
    assertThat(marks.device("admin", adas.mark())).isEmpty();
    assertThat(marks.device("ada", "forged." + adas.mark())).isEmpty();
  }

  @Test
  void anAddressThatTriesManyAccountsIsSlowedDown() {
    int looked = 0;
    for (int i = 0; i < 100; i++) {
      try {
        throttle.attempt("person-" + i, HOME, () -> false);
        looked++;
      } catch (Throttled e) {
        assertThat(e.seconds()).isLessThanOrEqualTo(30);
      }
    }
    assertThat(looked).isLessThan(35);
  }

  @Test
  void addressesOfOneNetworkOfIPv6AreOnePlace() {
    for (int i = 0; i < 6; i++) {
      throttle.attempt("admin", from("2001:db8:1:2::" + i), () -> false);
    }
    assertThat(refusal(from("2001:db8:1:2:ffff::1")).seconds()).isEqualTo(1);
  }

  @Test
  void ofManyAttemptsAtTheSameMomentFewAreLookedAt() throws Exception {
    AtomicInteger looked = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    Callable<Object> guess =
        () -> {
          try {
            return throttle.attempt("admin", HOME, () -> looked.incrementAndGet() < 0);
          } catch (Throttled e) {
            return e;
          }
        };
    for (Future<Object> done : threads.invokeAll(Collections.nCopies(60, guess))) {
      done.get();
    }
    threads.shutdown();
    assertThat(looked.get()).isLessThanOrEqualTo(14);
  }

  @Test
  void whatIsForgottenIsDeleted() {
    for (int i = 0; i < 20; i++) {
      throttle.attempt("person-" + i, from("198.51.100." + i), () -> false);
    }
    world.passes(Duration.ofMinutes(16));
    for (int i = 0; i < 40; i++) {
      guess(from("203.0.113." + i));
    }
    assertThat(
            database
                .sql("select count(*) from security_sign_in_attempts where last_at < :recently")
                .param("recently", Timestamp.from(World.BEGINNING.plusSeconds(900)))
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void aScriptIsToldWhenToTryAgain() throws Exception {
    for (int i = 0; i < 6; i++) {
      assertThat(script("wrong").statusCode()).isEqualTo(401);
    }
    HttpResponse<String> answer = script(World.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(answer.body()).contains("Try again in a second.");
    world.passes(Duration.ofSeconds(1));
    assertThat(script(World.PASSWORD).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> script(String password) throws Exception {
    String proof =
        Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/incidents"))
                .header("Authorization", "Basic " + proof)
                .build(),
            BodyHandlers.ofString());
  }

  private void fail(Visitor visitor, int times) {
    for (int i = 0; i < times; i++) {
      throttle.attempt("admin", visitor, () -> false);
    }
  }

  private void guess(Visitor visitor) {
    try {
      throttle.attempt("admin", visitor, () -> false);
    } catch (Throttled e) {
      assertThat(e.seconds()).isBetween(1, 30);
    }
  }

  private Throttled refusal(Visitor visitor) {
    return catchThrowableOfType(
        Throttled.class, () -> throttle.attempt("admin", visitor, () -> false));
  }

  private Visitor withMark(String account, Visitor visitor) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    marks.mark(new MockHttpServletRequest(), response, account, visitor);
    String value = response.getCookie(Visitors.MARK).getValue();
    return new Visitor(visitor.address(), visitor.browser(), value, false);
  }

  private static Visitor from(String address) {
    return new Visitor(address, "a browser", null, false);
  }
}
