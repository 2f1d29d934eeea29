package org.tocsin.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A key that alerts are sent with. The key itself is not known here.
 *
 * @param service the service it belongs to; null for one that serves many
 * @param signed whether a message has to be signed as well
 */
public record IntakeKey(long id, String name, @Nullable String service, boolean signed)
    implements AuthenticatedPrincipal {
  @Override
  public String getName() {
    return name;
  }
}
