package org.tocsin.security.openid.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.testkit.StoryClock;

class OpenIdProviderTest {
  private static final String CONFIGURATION = "/.well-known/openid-configuration";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private final StoryClock clock = new StoryClock();
  private OpenIdProvider provider;

  @BeforeEach
  void aServer() {
    server.start();
    provider =
        new OpenIdProvider(
            new OpenIdSettings(
                server.baseUrl(), "tocsin", "", Set.of("openid"), "groups", Map.of(), "Sign in"),
            clock);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void oneThatIsAwayIsNotAskedWithEachPressOfTheButton() {
    server.stubFor(WireMock.get(CONFIGURATION).willReturn(WireMock.serverError()));
    assertThatThrownBy(provider::client).isInstanceOf(ProviderAway.class);
    assertThatThrownBy(provider::client).isInstanceOf(ProviderAway.class);
    server.verify(1, WireMock.getRequestedFor(WireMock.urlEqualTo(CONFIGURATION)));
  }

  @Test
  void oneThatIsBackIsUsed() {
    server.stubFor(WireMock.get(CONFIGURATION).willReturn(WireMock.serverError()));
    assertThatThrownBy(provider::client).isInstanceOf(ProviderAway.class);
    calls(server.baseUrl());
    clock.set(clock.instant().plus(Duration.ofSeconds(10)));
    assertThat(provider.client().getProviderDetails().getTokenUri())
        .isEqualTo(server.baseUrl() + "/token");
  }

  @Test
  void oneThatCallsItselfSomethingElseIsNotUsed() {
    calls("https://login.example.org");
    assertThatThrownBy(provider::client).hasMessageContaining("calls itself");
  }

  @Test
  void whatIsNoConfigurationIsNotUsed() {
    server.stubFor(WireMock.get(CONFIGURATION).willReturn(WireMock.ok("<html>")));
    assertThatThrownBy(provider::client).isInstanceOf(ProviderAway.class);
    assertThatThrownBy(provider::idTokens).isInstanceOf(ProviderAway.class);
  }

  private void calls(String issuer) {
    server.stubFor(
        WireMock.get(CONFIGURATION)
            .willReturn(
                WireMock.okJson(
                    """
                    {"issuer": "%s", "authorization_endpoint": "%s/authorize",
                     "token_endpoint": "%s/token", "jwks_uri": "%s/keys",
                     "subject_types_supported": ["public"]}
                    """
                        .formatted(issuer, server.baseUrl(), server.baseUrl(), server.baseUrl()))));
  }
}
