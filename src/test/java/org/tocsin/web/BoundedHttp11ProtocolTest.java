package org.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Tomcat with four threads whose servlets say what they have read. */
@Timeout(60)
class BoundedHttp11ProtocolTest {
  private static final int THREADS = 4;
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final int MOST_ARRIVING = 100;
  private static final long ROOM = 12L * 1024 * 1024;

  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  @TempDir Path folder;

  private final List<SlowClient> clients = new ArrayList<>();
  private Tomcat tomcat;

  @BeforeEach
  void startTomcat() throws LifecycleException {
    TOMCAT.setLevel(Level.OFF);
    tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    Connector connector =
        new Connector(
            new BoundedHttp11Protocol(new Deadline(DEADLINE), new Bodies(MOST_ARRIVING, ROOM)));
    connector.setPort(0);
    connector.setProperty("maxThreads", String.valueOf(THREADS));
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "echo", new Echo()).setAsyncSupported(true);
    context.addServletMappingDecoded("/*", "echo");
    tomcat.start();
  }

  @AfterEach
  void stopTomcat() throws LifecycleException {
    clients.forEach(SlowClient::close);
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void aBodyThatComesByteByByteIsRead() {
    assertThat(client().sendByteByByte(post("/", "drip")).until(";")).contains("read 4 drip;");
  }

  @Test
  void chunksThatComeByteByByteAreRead() {
    assertThat(
            client()
                .sendByteByByte(CHUNKED + "3\r\ndri\r\n1;x=y\r\np\r\n0\r\nTrailer: t\r\n\r\n")
                .until(";"))
        .contains("read 4 drip;");
  }

  @Test
  void aLargeBodyIsReadWhole() {
    String large = "x".repeat(4_000_000);
    assertThat(client().send(post("/", large)).until(";")).contains("read 4000000 xxx");
  }

  @Test
  void aFormThatComesSlowlyHasItsFields() {
    SlowClient client = client();
    client.send(
        "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: 9\r\n\r\nfield=");
    assertThat(client.send("abc").until(";")).contains("field abc;");
  }

  @Test
  void whatFollowsABodyOnItsConnectionIsARequestOfItsOwn() {
    SlowClient client = client();
    String first = post("/", "first");
    client.send(first.substring(0, first.length() - 2)).send("st" + post("/", "second"));
    assertThat(client.until(";")).contains("read 5 first;");
    assertThat(client.until(";")).contains("read 6 second;");
    client.send(post("/", "th")).send("");
    assertThat(client.until(";")).contains("read 2 th;");
  }

  @Test
  void aServletMayGoOnWithoutAThreadAfterASlowBody() {
    SlowClient client = client();
    client.sendByteByByte(post("/async", "drip"));
    assertThat(client.until(";")).contains("read 4 drip;");
    client.sendByteByByte(post("/", "again"));
    assertThat(client.until(";")).contains("read 5 again;");
  }

  @Test
  void anErrorOfTheServletIsAnswered() {
    assertThat(client().sendByteByByte(post("/broken", "drip")).untilClosed())
        .startsWith("HTTP/1.1 500");
  }

  @Test
  void aClientThatAsksFirstIsToldToGoOn() {
    SlowClient client = client();
    client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    assertThat(client.until("\r\n\r\n")).startsWith("HTTP/1.1 100");
    assertThat(client.send("drip").until(";")).startsWith("HTTP/1.1 200").contains("read 4 drip;");
  }

  @Test
  void slowBodiesAndHeadsOccupyNoThread() {
    for (int i = 0; i < MOST_ARRIVING; i++) {
      client().send(post("/", "slow").replace("slow", "s"));
      client().send("POST / HTTP/1.1\r\nHo");
      client().send(CHUNKED + "3\r\nd");
    }
    long began = System.nanoTime();
    assertThat(client().send(post("/", "quick")).until(";")).contains("read 5 quick;");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(DEADLINE);
  }

  @Test
  void aBodyThatIsNotThereInTimeIsAnswered408() {
    SlowClient client = client().send(post("/", "late").replace("late", "l"));
    assertThat(client.untilClosed()).startsWith("HTTP/1.1 408").contains("Connection: close");
  }

  @Test
  void aHeadThatIsNotThereInTimeIsCutThoughMoreOfItComes() {
    SlowClient client = client().send("GET / HTTP/1.1\r\nHost: a\r\n");
    long began = System.nanoTime();
    while (!client.isClosedAfter(Duration.ofMillis(100))) {
      client.send("X");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(DEADLINE.minusMillis(200), DEADLINE.plusSeconds(10));
  }

  @Test
  void aBodyThatIsTooLargeIsAnswered413() {
    assertThat(
            client()
                .send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9437185\r\n\r\n")
                .untilClosed())
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void chunksThatAreTooLargeAreCut() {
    SlowClient client = client().send(CHUNKED);
    String chunk = "80000\r\n" + "x".repeat(0x80000) + "\r\n";
    for (int i = 0; i < 18; i++) {
      client.send(chunk);
    }
    assertThat(client.send("1\r\nx").untilClosed()).startsWith("HTTP/1.1 413");
  }

  @Test
  void aBodyThatIsNoneIsAnswered400() {
    assertThat(client().send(CHUNKED + "zz").send("z\r\nbody").untilClosed())
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void theOldestOfTooManyGivesWay() {
    SlowClient oldest = client().send(post("/", "old").replace("old", "o"));
    assertThat(oldest.isClosedAfter(Duration.ofMillis(100))).isFalse();
    for (int i = 0; i < MOST_ARRIVING; i++) {
      client().send(post("/", "new").replace("new", "n"));
    }
    assertThat(oldest.untilClosed()).startsWith("HTTP/1.1 503").contains("Retry-After: 1");
  }

  @Test
  void largeBodiesThatDoNotEndGiveWayToOneThatDoes() {
    for (int i = 0; i < 5; i++) {
      client()
          .send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n")
          .send(new byte[4_000_000]);
    }
    String large = "x".repeat(4_000_000);
    assertThat(client().send(post("/", large)).until(";")).contains("read 4000000 xxx");
  }

  @Test
  void roomIsGivenBackWhenABodyWasAnswered() {
    SlowClient client = client();
    String large = post("/", "x".repeat(4_000_000));
    for (int i = 0; i < 10; i++) {
      assertThat(client.send(large).until(";")).contains("read 4000000 xxx");
      SlowClient gone = client();
      gone.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n");
      gone.send(new byte[4_000_000]).close();
    }
  }

  private static final String CHUNKED =
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

  private static String post(String path, String body) {
    return "POST %s HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(path, body.length(), body);
  }

  private SlowClient client() {
    SlowClient client = new SlowClient(tomcat.getConnector().getLocalPort());
    clients.add(client);
    return client;
  }

  /** Says what it has read. */
  private static final class Echo extends HttpServlet {
    private static final int SHOWN = 10;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      switch (request.getRequestURI()) {
        case "/form" ->
            response.getWriter().print("field %s;".formatted(request.getParameter("field")));
        case "/broken" -> throw new IllegalStateException("broken on purpose");
        case "/async" -> {
          String read = read(request);
          AsyncContext later = request.startAsync();
          new Thread(
                  () -> {
                    try {
                      later.getResponse().getWriter().print(read);
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                    later.complete();
                  })
              .start();
        }
        default -> response.getWriter().print(read(request));
      }
    }

    private static String read(HttpServletRequest request) throws IOException {
      byte[] body = request.getInputStream().readAllBytes();
      String text = new String(body, StandardCharsets.ISO_8859_1);
      return "read %d %s;"
          .formatted(body.length, text.substring(0, Math.min(SHOWN, text.length())));
    }
  }
}
