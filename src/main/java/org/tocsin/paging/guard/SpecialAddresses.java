package org.tocsin.paging.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What kind of network an address belongs to, by the registries of IANA (RFC 6890) and what clouds
 * add to them. Of IPv6 only what is known to be public or private is open.
 */
final class SpecialAddresses {
  enum Kind {
    PUBLIC,
    /** The own network, for installations that allow it. */
    PRIVATE,
    /** Nobody's to call: what tells a machine its secrets, goes to many, or hides another. */
    NEVER
  }

  private static final List<Prefix> NEVER =
      prefixes(
          "0.0.0.0/8", // this network
          "100.100.100.200/32", // secrets of a machine at Alibaba
          "168.63.129.16/32", // Azure's own service for each machine
          "169.254.0.0/16", // link-local, with the secrets of a machine in most clouds
          "192.0.0.0/24", // protocols, with the secrets of a machine at Oracle
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // relays of 6to4
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4", // reserved, and broadcast
          "2001::/23", // protocols, with Teredo, which hides IPv4 addresses
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4, which hides IPv4 addresses
          "3fff::/20", // documentation
          "fd00:ec2::/32", // secrets of a machine at Amazon
          "fd20:ce::/32"); // secrets of a machine at Google

  private static final List<Prefix> PRIVATE =
      prefixes(
          "10.0.0.0/8",
          "100.64.0.0/10", // shared by customers of a carrier, and used by VPNs
          "127.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "198.18.0.0/15", // laboratories
          "::1/128",
          "fc00::/7");

  private static final List<Prefix> PUBLIC = prefixes("0.0.0.0/0", "2000::/3");

  private SpecialAddresses() {}

  /** An IPv4 address written as IPv6 is one of IPv4 to Java, so it is judged as that. */
  static Kind kind(InetAddress address) {
    if (contain(NEVER, address)) {
      return Kind.NEVER;
    }
    if (contain(PRIVATE, address)) {
      return Kind.PRIVATE;
    }
    return contain(PUBLIC, address) ? Kind.PUBLIC : Kind.NEVER;
  }

  private static boolean contain(List<Prefix> prefixes, InetAddress address) {
    byte[] bytes = address.getAddress();
    return prefixes.stream().anyMatch(prefix -> prefix.contains(bytes));
  }

  private static List<Prefix> prefixes(String... texts) {
    return Stream.of(texts).map(Prefix::of).toList();
  }

  private record Prefix(byte[] network, int bits) {
    static Prefix of(String text) {
      String[] parts = text.split("/", 2);
      try {
        // a literal, so no name is looked up
        return new Prefix(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
      } catch (UnknownHostException e) {
        throw new IllegalStateException(e);
      }
    }

    boolean contains(byte[] address) {
      int whole = bits / 8;
      int rest = bits % 8;
      return address.length == network.length
          && Arrays.equals(address, 0, whole, network, 0, whole)
          && (rest == 0 || (address[whole] ^ network[whole]) >> (8 - rest) == 0);
    }
  }
}
