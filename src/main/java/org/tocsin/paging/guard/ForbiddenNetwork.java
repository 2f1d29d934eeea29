package org.tocsin.paging.guard;

import java.net.UnknownHostException;

/** A name leads into a network that must not be called. */
public final class ForbiddenNetwork extends UnknownHostException {
  private static final long serialVersionUID = 1;

  ForbiddenNetwork(String host) {
    super(host + " is in a network that must not be called");
  }
}
