package org.tocsin.security.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.session.Session;

/**
 * A session that is written only when something has changed. The board looks again every few
 * seconds, so that it was used is written once a minute; and the engine's web applications set what
 * is there already with each request.
 */
class QuietSession<S extends Session> implements Session {
  private static final Logger log = LoggerFactory.getLogger(QuietSession.class);
  private static final Duration WRITTEN = Duration.ofMinutes(1);

  private final S stored;

  QuietSession(S stored) {
    this.stored = stored;
  }

  S stored() {
    return stored;
  }

  @Override
  public void setLastAccessedTime(Instant time) {
    if (time.isAfter(stored.getLastAccessedTime().plus(WRITTEN))) {
      stored.setLastAccessedTime(time);
    }
  }

  @Override
  public void setAttribute(String name, Object value) {
    if (value != getAttribute(name)) {
      stored.setAttribute(name, value);
    }
  }

  /** What another version of Tocsin has written and this one cannot read is not there. */
  @Override
  public <T> @Nullable T getAttribute(String name) {
    try {
      return stored.getAttribute(name);
    } catch (ConversionException | SerializationFailedException e) {
      log.info("Somebody signs in again: {} of their session cannot be read", name);
      return null;
    }
  }

  @Override
  public String getId() {
    return stored.getId();
  }

  @Override
  public String changeSessionId() {
    return stored.changeSessionId();
  }

  @Override
  public Set<String> getAttributeNames() {
    return stored.getAttributeNames();
  }

  @Override
  public void removeAttribute(String name) {
    stored.removeAttribute(name);
  }

  @Override
  public Instant getCreationTime() {
    return stored.getCreationTime();
  }

  @Override
  public Instant getLastAccessedTime() {
    return stored.getLastAccessedTime();
  }

  @Override
  public void setMaxInactiveInterval(Duration interval) {
    stored.setMaxInactiveInterval(interval);
  }

  @Override
  public Duration getMaxInactiveInterval() {
    return stored.getMaxInactiveInterval();
  }

  @Override
  public boolean isExpired() {
    return stored.isExpired();
  }
}
