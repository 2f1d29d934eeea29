package org.tocsin.paging.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.paging.guard.SpecialAddresses.Kind;

class SpecialAddressesTest {
  /** The first and last address of each network, and what lies beside them. */
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, NEVER",
    "0.255.255.255, NEVER",
    "1.0.0.0, PUBLIC",
    "9.255.255.255, PUBLIC",
    "10.0.0.0, PRIVATE",
    "10.255.255.255, PRIVATE",
    "11.0.0.0, PUBLIC",
    "93.184.215.14, PUBLIC",
    "100.63.255.255, PUBLIC",
    "100.64.0.0, PRIVATE",
    "100.100.100.199, PRIVATE",
    "100.100.100.200, NEVER",
    "100.127.255.255, PRIVATE",
    "100.128.0.0, PUBLIC",
    "126.255.255.255, PUBLIC",
    "127.0.0.1, PRIVATE",
    "127.255.255.255, PRIVATE",
    "128.0.0.0, PUBLIC",
    "168.63.129.15, PUBLIC",
    "168.63.129.16, NEVER",
    "168.63.129.17, PUBLIC",
    "169.253.255.255, PUBLIC",
    "169.254.0.0, NEVER",
    "169.254.169.254, NEVER",
    "169.254.255.255, NEVER",
    "169.255.0.0, PUBLIC",
    "172.15.255.255, PUBLIC",
    "172.16.0.0, PRIVATE",
    "172.31.255.255, PRIVATE",
    "172.32.0.0, PUBLIC",
    "191.255.255.255, PUBLIC",
    "192.0.0.0, NEVER",
    "192.0.0.192, NEVER",
    "192.0.0.255, NEVER",
    "192.0.1.0, PUBLIC",
    "192.0.2.1, NEVER",
    "192.88.99.1, NEVER",
    "192.168.0.0, PRIVATE",
    "192.168.255.255, PRIVATE",
    "192.169.0.0, PUBLIC",
    "198.17.255.255, PUBLIC",
    "198.18.0.0, PRIVATE",
    "198.19.255.255, PRIVATE",
    "198.20.0.0, PUBLIC",
    "198.51.100.1, NEVER",
    "203.0.113.1, NEVER",
    "223.255.255.255, PUBLIC",
    "224.0.0.1, NEVER",
    "239.255.255.255, NEVER",
    "240.0.0.0, NEVER",
    "255.255.255.255, NEVER",
    "::, NEVER",
    "::1, PRIVATE",
    "::2, NEVER",
    "::7f00:1, NEVER",
    "::ffff:10.1.2.3, PRIVATE",
    "::ffff:169.254.169.254, NEVER",
    "::ffff:0:7f00:1, NEVER",
    "64:ff9b::a00:1, NEVER",
    "64:ff9b::5db8:d70e, NEVER",
    "64:ff9b:1::a00:1, NEVER",
    "100::1, NEVER",
    "2001::1, NEVER",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2, NEVER",
    "2001:1ff:ffff::, NEVER",
    "2001:200::, PUBLIC",
    "2001:db8::1, NEVER",
    "2002:a00:1::, NEVER",
    "2002:5db8:d70e::, NEVER",
    "2003::1, PUBLIC",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c, PUBLIC",
    "3fff::1, NEVER",
    "4000::1, NEVER",
    "5f00::1, NEVER",
    "fc00::, PRIVATE",
    "fd00::1, PRIVATE",
    "fd00:ec2::23, NEVER",
    "fd00:ec2::254, NEVER",
    "fd20:ce::254, NEVER",
    "fdff:ffff::1, PRIVATE",
    "fe80::1, NEVER",
    "fec0::1, NEVER",
    "ff02::1, NEVER",
  })
  void everyNetworkHasItsKind(String address, Kind kind) throws UnknownHostException {
    assertThat(SpecialAddresses.kind(InetAddress.getByName(address))).isEqualTo(kind);
  }

  @Property
  void nothingPublicIsSpecialToJava(@ForAll @Size(4) byte[] bytes) throws UnknownHostException {
    assertPlain(InetAddress.getByAddress(bytes));
  }

  @Property
  void nothingPublicIsSpecialToJavaInIpv6(@ForAll @Size(16) byte[] bytes)
      throws UnknownHostException {
    assertPlain(InetAddress.getByAddress(bytes));
  }

  @Property
  void anAddressMappedToIpv6IsJudgedAsItself(@ForAll @Size(4) byte[] bytes)
      throws UnknownHostException {
    assertThat(SpecialAddresses.kind(embedded("::ffff:1.1.1.1", 12, bytes)))
        .isEqualTo(SpecialAddresses.kind(InetAddress.getByAddress(bytes)));
  }

  /** Compatible, translated, NAT64 of both kinds, 6to4, and Teredo's server. */
  @Property
  void noAddressHidesInAnother(@ForAll @Size(4) byte[] bytes) throws UnknownHostException {
    assertThat(SpecialAddresses.kind(embedded("::2", 12, bytes))).isNotEqualTo(Kind.PUBLIC);
    assertThat(SpecialAddresses.kind(embedded("::ffff:0:0:0", 12, bytes))).isEqualTo(Kind.NEVER);
    assertThat(SpecialAddresses.kind(embedded("64:ff9b::", 12, bytes))).isEqualTo(Kind.NEVER);
    assertThat(SpecialAddresses.kind(embedded("64:ff9b:1::", 12, bytes))).isEqualTo(Kind.NEVER);
    assertThat(SpecialAddresses.kind(embedded("2002::", 2, bytes))).isEqualTo(Kind.NEVER);
    assertThat(SpecialAddresses.kind(embedded("2001::", 4, bytes))).isEqualTo(Kind.NEVER);
    assertThat(SpecialAddresses.kind(embedded("2001::", 12, bytes))).isEqualTo(Kind.NEVER);
  }

  private static void assertPlain(InetAddress address) {
    if (SpecialAddresses.kind(address) == Kind.PUBLIC) {
      assertThat(
              address.isAnyLocalAddress()
                  || address.isLoopbackAddress()
                  || address.isLinkLocalAddress()
                  || address.isSiteLocalAddress()
                  || address.isMulticastAddress())
          .as("%s", address)
          .isFalse();
    }
  }

  private static InetAddress embedded(String network, int at, byte[] bytes)
      throws UnknownHostException {
    ByteBuffer whole = ByteBuffer.allocate(16);
    byte[] prefix = InetAddress.getByName(network).getAddress();
    whole.put(prefix.length == 16 ? prefix : mapped(prefix));
    whole.put(at, bytes);
    return InetAddress.getByAddress(whole.array());
  }

  /** Java shortens these by itself. */
  private static byte[] mapped(byte[] ipv4) {
    return ByteBuffer.allocate(16).put(10, new byte[] {-1, -1}).put(12, ipv4).array();
  }
}
