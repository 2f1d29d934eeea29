package org.tocsin.paging.guard;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that lead to one address when they are checked and to another when they are called. */
class GuardedCallsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private final Names names = new Names();

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void theAddressThatWasCheckedIsTheOneThatIsCalled() throws IOException {
    names.leadTo("127.0.0.1");
    names.leadTo("169.254.169.254");
    assertThat(call("http://hook.example.org:%d/".formatted(server.port()), true).status())
        .isEqualTo(200);
    assertThat(names.answers).as("answers that nobody asked for").hasSize(1);
    server.verify(
        anyRequestedFor(anyUrl()).withHeader("Host", equalTo("hook.example.org:" + server.port())));
  }

  @Test
  void everyCallIsCheckedAgain() throws IOException {
    String hook = "http://hook.example.org:%d/".formatted(server.port());
    names.leadTo("127.0.0.1");
    assertThat(call(hook, true).status()).isEqualTo(200);
    names.leadTo("169.254.169.254");
    assertThatThrownBy(() -> call(hook, true)).isInstanceOf(ForbiddenNetwork.class);
  }

  @Test
  void oneForbiddenAddressOfSeveralIsEnough() {
    names.leadTo("93.184.215.14", "127.0.0.1");
    assertThatThrownBy(() -> call("http://hook.example.org/", false))
        .isInstanceOf(ForbiddenNetwork.class)
        .hasMessage("hook.example.org is in a network that must not be called");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "http://[::1]:%d/",
        "http://[::ffff:127.0.0.1]:%d/",
        "http://2130706433:%d/",
        "http://127.1:%d/"
      })
  void aWrittenAddressIsCheckedLikeAName(String address) {
    BoundedClient guarded = BoundedClient.guarded(false, PATIENCE, PATIENCE);
    assertThatThrownBy(
            () ->
                guarded.call(
                    "POST", URI.create(address.formatted(server.port())), Map.of(), new byte[0]))
        .isInstanceOf(ForbiddenNetwork.class);
    server.verify(0, anyRequestedFor(anyUrl()));
  }

  private BoundedClient.Response call(String address, boolean privateNetwork) throws IOException {
    return BoundedClient.guarded(names, privateNetwork, PATIENCE, PATIENCE)
        .call("POST", URI.create(address), Map.of(), new byte[0]);
  }

  /** Gives each answer once, as a server of names that changes its mind does. */
  private static final class Names implements DnsResolver {
    private final Queue<InetAddress[]> answers = new ArrayDeque<>();

    void leadTo(String... addresses) {
      answers.add(
          Arrays.stream(addresses)
              .map(
                  address -> {
                    try {
                      return InetAddress.getByName(address);
                    } catch (UnknownHostException e) {
                      throw new AssertionError(e);
                    }
                  })
              .toArray(InetAddress[]::new));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      if (answers.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return answers.remove();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
