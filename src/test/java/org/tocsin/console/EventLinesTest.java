package org.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
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
import org.tocsin.engine.Accounts;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.WebVisitor;
import org.tocsin.testkit.World;

/** Pages that are open, as the lines they hold to the server. */
@StoryTest
@Timeout(60)
class EventLinesTest {
  private static final int MOST_OF_ONE_ACCOUNT = 20;
  private static final int MOST = 500;

  private final List<Socket> lines = new ArrayList<>();

  @Autowired Accounts accounts;

  @LocalServerPort int port;

  @AfterEach
  void hangUp() throws IOException {
    for (Socket line : lines) {
      line.close();
    }
  }

  @Test
  void theOldestPageOfAnAccountGivesWayToOneTooMany() throws Exception {
    String ada = signedIn("lines-ada");
    BufferedReader oldest = live(ada);
    Deque<BufferedReader> others = new ArrayDeque<>();
    for (int i = 1; i < MOST_OF_ONE_ACCOUNT; i++) {
      others.add(live(ada));
    }
    live(ada);
    assertThat(nextEvent(oldest)).isEqualTo("event:give-way");
    live(ada);
    assertThat(nextEvent(others.remove())).isEqualTo("event:give-way");
  }

  @Test
  void oneAccountKeepsNobodyElseOut() throws Exception {
    String ada = signedIn("lines-busy");
    for (int i = 0; i <= MOST; i++) {
      live(ada);
    }
    live(signedIn("lines-ben"));
  }

  /**
   * A line that has said that it is there, on a connection of its own as a browser would have it.
   */
  private BufferedReader live(String cookies) throws IOException {
    Socket socket = new Socket("localhost", port);
    lines.add(socket);
    socket
        .getOutputStream()
        .write(
            "GET /events HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\n\r\n"
                .formatted(cookies)
                .getBytes(StandardCharsets.US_ASCII));
    BufferedReader line =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    assertThat(line.readLine()).as("line %d", lines.size()).startsWith("HTTP/1.1 200");
    String event = line.readLine();
    while (!event.startsWith("event:")) {
      event = line.readLine();
    }
    assertThat(event).isEqualTo("event:alive");
    return line;
  }

  /** The next event; the lines before it are its frame and the data of the one before. */
  private static String nextEvent(BufferedReader line) throws IOException {
    String read = line.readLine();
    while (!read.startsWith("event:")) {
      read = line.readLine();
    }
    return read;
  }

  /** The cookies of somebody who has signed in. */
  private String signedIn(String account) throws IOException, InterruptedException {
    accounts.create(account, account, account + "@example.org", World.PASSWORD);
    accounts.join(account, Accounts.RESPONDER);
    WebVisitor browser = new WebVisitor(port);
    browser.signIn(account, World.PASSWORD);
    return "tocsin-session=" + browser.cookie("tocsin-session").orElseThrow();
  }
}
