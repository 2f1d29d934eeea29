package org.tocsin.security.key;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.tocsin.shared.Actor;

/**
 * A key that alerts are sent with. The key itself is not known here.
 *
 * @param service the service it belongs to; null for one that serves many
 * @param signed whether a message has to be signed as well
 */
public record IntakeKey(long id, String name, @Nullable String service, boolean signed)
    implements AuthenticatedPrincipal {
  /** Who acts when something comes with this key, on timelines and in the engine's records. */
  public String actor() {
    return Actor.key(name);
  }

  @Override
  public String getName() {
    return name;
  }
}
