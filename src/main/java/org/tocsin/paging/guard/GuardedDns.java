package org.tocsin.paging.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.tocsin.paging.guard.SpecialAddresses.Kind;

/**
 * Looks names up for a connection that is about to be made, and refuses those in networks that must
 * not be called. What was checked is what is connected to: a name that leads elsewhere a moment
 * later gains nothing.
 */
final class GuardedDns implements DnsResolver {
  private final DnsResolver names;
  private final boolean privateNetwork;

  GuardedDns(DnsResolver names, boolean privateNetwork) {
    this.names = names;
    this.privateNetwork = privateNetwork;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    for (InetAddress address : addresses) {
      if (!isAllowed(address)) {
        throw new ForbiddenNetwork(host);
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return names.resolveCanonicalHostname(host);
  }

  private boolean isAllowed(InetAddress address) {
    Kind kind = SpecialAddresses.kind(address);
    return kind == Kind.PUBLIC || (privateNetwork && kind == Kind.PRIVATE);
  }
}
