package org.tocsin.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tocsin.engine.account.Accounts;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** Pages that are open, as the lines they hold to the server. */
@StoryTest
@Timeout(60)
class EventLinesTest {
  private static final int MOST_OF_ONE_ACCOUNT = 20;
  private static final int MOST = 500;

  private final List<InputStream> lines = new ArrayList<>();

  @Autowired Accounts accounts;

  @LocalServerPort int port;

  @AfterEach
  void hangUp() throws IOException {
    for (InputStream line : lines) {
      line.close();
    }
  }

  @Test
  void theOldestPageOfAnAccountGivesWayToOneTooMany() throws Exception {
    HttpClient ada = signedIn("lines-ada");
    BufferedReader oldest = live(ada);
    Deque<BufferedReader> others = new ArrayDeque<>();
    for (int i = 1; i < MOST_OF_ONE_ACCOUNT; i++) {
      others.add(live(ada));
    }
    BufferedReader newest = live(ada);
    assertThat(oldest.lines()).contains("event:give-way");
    assertThat(newest.ready()).isFalse();
    live(ada);
    assertThat(others.remove().lines()).contains("event:give-way");
  }

  @Test
  void oneAccountKeepsNobodyElseOut() throws Exception {
    HttpClient ada = signedIn("lines-busy");
    for (int i = 0; i <= MOST; i++) {
      live(ada);
    }
    live(signedIn("lines-ben"));
  }

  /** A line that has said that it is there. */
  private BufferedReader live(HttpClient browser) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        browser.send(address("/events").build(), BodyHandlers.ofInputStream());
    lines.add(answer.body());
    assertThat(answer.statusCode()).isEqualTo(200);
    BufferedReader line =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    assertThat(line.readLine()).isEqualTo("event:alive");
    line.readLine();
    line.readLine();
    return line;
  }

  private HttpClient signedIn(String account) throws IOException, InterruptedException {
    accounts.create(account, account, account + "@example.org", World.PASSWORD);
    accounts.join(account, Accounts.RESPONDER);
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    String form = text(browser, address("/sign-in"));
    String token = form.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    text(
        browser,
        address("/sign-in")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "username=%s&password=%s&_csrf=%s".formatted(account, World.PASSWORD, token))));
    return browser;
  }

  private static String text(HttpClient browser, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(request.build(), BodyHandlers.ofString()).body();
  }

  private HttpRequest.Builder address(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }
}
