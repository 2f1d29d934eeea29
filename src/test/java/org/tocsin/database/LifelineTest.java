package org.tocsin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.testkit.StoryTest;

/** Whoever asks whether the database answers hears it soon, whatever has become of it. */
@StoryTest
class LifelineTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Autowired HikariDataSource pool;
  @Autowired Lifeline lifeline;

  @Test
  void aDatabaseThatIsThereAnswers() {
    assertThat(lifeline.answers()).isTrue();
  }

  @Test
  void aDatabaseThatTakesConnectionsAndSaysNothingDoesNotAnswer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThat(answersSoon(to("jdbc:postgresql://localhost:" + silent.getLocalPort() + "/x")))
          .isFalse();
    }
  }

  @Test
  void aDatabaseThatFallsSilentIsNoticedAndSoIsItsReturn() throws IOException {
    try (Relay relay = new Relay(portOf(pool.getJdbcUrl()))) {
      Lifeline through =
          to(pool.getJdbcUrl().replace(":" + portOf(pool.getJdbcUrl()), ":" + relay.port()));
      assertThat(answersSoon(through)).isTrue();
      relay.silent = true;
      await().atMost(SOON).until(() -> !through.answers());
      relay.silent = false;
      await().atMost(SOON).until(through::answers);
      through.destroy();
    }
  }

  private static boolean answersSoon(Lifeline lifeline) {
    Instant asked = Instant.now();
    boolean answers = lifeline.answers();
    assertThat(Duration.between(asked, Instant.now())).isLessThan(SOON);
    return answers;
  }

  private Lifeline to(String url) {
    HikariDataSource other = new HikariDataSource();
    HikariConfig config = other;
    config.setJdbcUrl(url);
    config.setUsername(pool.getUsername());
    config.setPassword(pool.getPassword());
    return new Lifeline(other);
  }

  private static int portOf(String url) {
    return Integer.parseInt(url.replaceAll(".*:([0-9]+)/.*", "$1"));
  }

  /** Hands on what it is sent, unless it is silent. */
  private static final class Relay implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final int target;
    volatile boolean silent;

    Relay(int target) throws IOException {
      this.target = target;
      start(this::take);
    }

    int port() {
      return door.getLocalPort();
    }

    private void take() throws IOException {
      while (true) {
        Socket here = door.accept();
        Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
        open.addAll(List.of(here, there));
        start(() -> hand(here, there));
        start(() -> hand(there, here));
      }
    }

    private void hand(Socket from, Socket to) throws IOException {
      byte[] some = new byte[8192];
      int read = from.getInputStream().read(some);
      while (read >= 0) {
        if (!silent) {
          to.getOutputStream().write(some, 0, read);
        }
        read = from.getInputStream().read(some);
      }
    }

    private interface Work {
      void run() throws IOException;
    }

    private static void start(Work work) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  work.run();
                } catch (IOException e) {
                  // somebody has hung up
                }
              },
              "relay");
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void close() throws IOException {
      door.close();
      for (Socket socket : open) {
        socket.close();
      }
    }
  }
}
