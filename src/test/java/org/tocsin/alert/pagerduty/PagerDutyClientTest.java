package org.tocsin.alert.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tocsin.alert.change.Changes;
import org.tocsin.incident.Incident;
import org.tocsin.testkit.Program;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/**
 * PagerDuty's own JavaScript client, pointed here. It speaks TLS and nothing else, so a proxy of
 * the test stands in front, as one stands in front of Tocsin.
 */
@StoryTest
class PagerDutyClientTest {
  /** Where .ci/run installs it. */
  private static final Path CLIENT = Path.of("target", "pagerduty-client", "node_modules");

  private static final String PASSWORD = "of-the-test";

  @TempDir Path folder;
  @Autowired World world;
  @Autowired Sender sender;
  @Autowired Changes changes;
  @LocalServerPort int port;

  @Test
  void theClientTriggersAcknowledgesResolvesAndReportsAChange() throws Exception {
    Program.need(
        Files.isDirectory(CLIENT.resolve("@pagerduty/pdjs")),
        "There is no @pagerduty/pdjs in %s; .ci/run installs it.".formatted(CLIENT));
    Path node = Program.find("node");
    HttpsServer proxy = proxy();
    try {
      List<String> answers = run(node, proxy.getAddress().getPort(), sender.key("checkout"));
      assertThat(answers).hasSize(6);
      assertThat(answers.subList(0, 4))
          .allSatisfy(
              answer ->
                  assertThat(answer)
                      .startsWith(
                          "{\"status\":202,\"data\":{\"status\":\"success\",\"message\":\"Event"
                              + " processed\",\"dedup_key\":\""));
      assertThat(answers.get(4))
          .isEqualTo(
              "{\"status\":202,\"data\":{\"status\":\"success\",\"message\":\"Change event"
                  + " processed\"}}");
      assertThat(answers.get(5)).contains("400", "'payload.severity' is invalid");
    } finally {
      proxy.stop(0);
    }
    Incident incident = world.openIncident();
    assertThat(incident.title()).isEqualTo("Disk is full");
    assertThat(incident.responder()).isEqualTo("ada");
    assertThat(world.kinds(incident.number()))
        .contains("acknowledged", "alert-cleared")
        .doesNotContain("alert-joined");
    assertThat(changes.newest("checkout", 10)).hasSize(1);
  }

  private List<String> run(Path node, int proxied, String key) throws Exception {
    Path script =
        Files.writeString(folder.resolve("pdjs.js"), Sender.payload(getClass(), "pdjs.js"));
    ProcessBuilder builder =
        new ProcessBuilder(node.toString(), script.toString(), "localhost:" + proxied, key);
    builder.environment().put("NODE_PATH", CLIENT.toAbsolutePath().toString());
    builder.environment().put("NODE_EXTRA_CA_CERTS", folder.resolve("cert.pem").toString());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return out.lines().toList();
  }

  private HttpsServer proxy() throws Exception {
    keytool(
        "-genkeypair",
        "-alias",
        "test",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost");
    keytool("-exportcert", "-alias", "test", "-rfc", "-file", "cert.pem");
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(folder.resolve("keys.p12"))) {
      store.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext("/", this::passOn);
    server.start();
    return server;
  }

  private void keytool(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", "keys.p12", "-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  private void passOn(HttpExchange exchange) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + exchange.getRequestURI().getPath()))
            .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
            .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .build();
    try {
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
      world.settle();
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      exchange.close();
    }
  }
}
