package org.tocsin.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.engine.NoUseTryingAgain;

class DestinationsTest {
  @ParameterizedTest(name = "{0}: {1} from outside, {2} from inside")
  @CsvSource({
    "93.184.215.14, true, true",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c, true, true",
    "127.0.0.1, false, true",
    "::1, false, true",
    "10.1.2.3, false, true",
    "172.16.0.1, false, true",
    "192.168.1.1, false, true",
    "100.64.0.1, false, true",
    "100.128.0.1, true, true",
    "fd00::1, false, true",
    "::ffff:10.1.2.3, false, true",
    "169.254.169.254, false, false",
    "fe80::1, false, false",
    "0.0.0.0, false, false",
    "::, false, false",
    "224.0.0.1, false, false",
  })
  void onlyTheOwnNetworkIsOpenedBySetting(String address, boolean open, boolean openInside)
      throws UnknownHostException {
    InetAddress one = InetAddress.getByName(address);
    assertThat(destinations(false).isAllowed(one)).isEqualTo(open);
    assertThat(destinations(true).isAllowed(one)).isEqualTo(openInside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/hook",
        "http://localhost/hook",
        "http://[::1]/hook",
        "http://2130706433/hook",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https://user:password@example.org/",
        "not an address",
        "/hook",
      })
  void whatIsNoPublicWebAddressIsRefused(String address) {
    assertThatThrownBy(() -> destinations(false).allowed(address))
        .isInstanceOf(NoUseTryingAgain.class);
  }

  private static Destinations destinations(boolean privateNetwork) {
    return new Destinations(
        new PagingSettings(URI.create("http://tocsin.test"), "tocsin@localhost", privateNetwork));
  }
}
