package org.tocsin.security.sessions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Ends each session 12 hours after it began, however busy it is: a shift. People who want to stay
 * signed in say so for their device.
 */
class BoundedSessions<S extends Session> implements SessionRepository<QuietSession<S>> {
  static final Duration LIFETIME = Duration.ofHours(12);

  /** That of this node, with which Spring Session stamps them too. */
  private static final InstantSource CLOCK = InstantSource.system();

  private final SessionRepository<S> stored;

  BoundedSessions(SessionRepository<S> stored) {
    this.stored = stored;
  }

  @Override
  public QuietSession<S> createSession() {
    return new QuietSession<>(stored.createSession());
  }

  @Override
  public void save(QuietSession<S> session) {
    stored.save(session.stored());
  }

  @Override
  public @Nullable QuietSession<S> findById(String id) {
    S session = stored.findById(id);
    if (session == null) {
      return null;
    }
    Instant end = session.getCreationTime().plus(LIFETIME);
    if (end.isBefore(CLOCK.instant())) {
      stored.deleteById(id);
      return null;
    }
    return new QuietSession<>(session);
  }

  @Override
  public void deleteById(String id) {
    stored.deleteById(id);
  }
}
