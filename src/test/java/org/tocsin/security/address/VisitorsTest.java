package org.tocsin.security.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class VisitorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.1      |                                  | 10.0.0.1",
        "10.0.0.1      | 203.0.113.9                      | 203.0.113.9",
        "10.0.0.1      | 192.0.2.1, 203.0.113.9           | 203.0.113.9",
        "10.0.0.1      | 192.0.2.1, 203.0.113.9, 10.0.0.2 | 203.0.113.9",
        "10.0.0.1      | not an address                   | not an address",
        "198.51.100.1  | 203.0.113.9                      | 198.51.100.1",
      })
  void onlyTheProxiesOfTheSettingsAreBelieved(String peer, String forwarded, String address) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(peer);
    if (forwarded != null) {
      request.addHeader("X-Forwarded-For", forwarded);
    }
    Visitors visitors = new Visitors(List.of("10.0.0.0/24"));
    assertThat(visitors.buildDetails(request).address()).isEqualTo(address);
  }
}
