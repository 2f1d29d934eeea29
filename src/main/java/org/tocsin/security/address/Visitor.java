package org.tocsin.security.address;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.tocsin.security.event.SecurityEvent.Origin;

/**
 * Who is at the door, before it is known who they are.
 *
 * @param mark what this browser was given when somebody signed in with it
 * @param script whether the password came by HTTP Basic
 */
public record Visitor(String address, String browser, @Nullable String mark, boolean script)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Where they came from, for the record. */
  public Origin origin() {
    return new Origin(address, browser);
  }

  /** The visitor that a sign-in came with, as {@link Visitors} has described them. */
  public static Visitor of(@Nullable Object details) {
    return details instanceof Visitor visitor ? visitor : new Visitor("", "", null, false);
  }
}
