package org.tocsin.security.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://tocsin.example.org, https://tocsin.example.org, 443, true",
    "HTTPS://tocsin.example.org:443/, https://tocsin.example.org, 443, true",
    "http://localhost:8080, http://localhost:8080, 8080, false",
    "https://example.org/tocsin/, https://example.org, 443, true",
    "http://[fd00::1]:8080, http://[fd00::1]:8080, 8080, false",
  })
  void theOriginIsWrittenAsBrowsersWriteIt(
      String baseUrl, String origin, int port, boolean secure) {
    PublicAddress address = PublicAddress.of(baseUrl);
    assertThat(address.origin()).isEqualTo(origin);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address.secure()).isEqualTo(secure);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tocsin.example.org", "localhost:8080", "ftp://example.org", "/tocsin"})
  void whatIsNoWebAddressIsRefusedByItsName(String baseUrl) {
    assertThatThrownBy(() -> PublicAddress.of(baseUrl)).hasMessageContaining("TOCSIN_BASE_URL");
  }

  @ParameterizedTest
  @CsvSource({
    "https://tocsin.example.org/inbox?all, /inbox?all",
    "https://tocsin.example.org, /",
    "/sign-in, /sign-in",
    "https://tocsin.example.org.evil.net/, https://tocsin.example.org.evil.net/",
    "https://tocsin.example.org//evil.net, https://tocsin.example.org//evil.net",
    "https://slack.com/, https://slack.com/",
  })
  void onlyARedirectToTocsinBecomesRelative(String location, String sent) {
    assertThat(PublicAddress.of("https://tocsin.example.org").relative(location)).isEqualTo(sent);
  }
}
