package org.tocsin.security.openid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import org.tocsin.security.event.SecurityEvent.SessionsEnded;
import org.tocsin.security.openid.Renewal.Answer;
import org.tocsin.security.openid.person.Admission;
import org.tocsin.security.openid.person.Member;
import org.tocsin.security.openid.person.People;
import org.tocsin.security.openid.provider.Grants;
import org.tocsin.security.openid.provider.Grants.Grant;
import org.tocsin.security.openid.provider.OpenIdConfigured;
import org.tocsin.security.openid.provider.ProviderAway;

/**
 * Asks the provider every 5 minutes about whoever uses a session that it began. While it cannot be
 * reached, sessions go on for an hour: it must not sign people out in the middle of an incident.
 */
@Component
@Conditional(OpenIdConfigured.class)
class ProviderCheck {
  static final Duration EVERY = Duration.ofMinutes(5);
  static final Duration GRACE = Duration.ofHours(1);
  private static final Logger log = LoggerFactory.getLogger(ProviderCheck.class);

  private final Grants grants;
  private final Renewal renewal;
  private final Admission admission;
  private final People people;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ProviderCheck(
      Grants grants,
      Renewal renewal,
      Admission admission,
      People people,
      ApplicationEventPublisher events,
      Clock clock) {
    this.grants = grants;
    this.renewal = renewal;
    this.admission = admission;
    this.people = people;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the session goes on. */
  boolean holds(Member member) {
    Instant now = clock.instant();
    Instant due = now.minus(EVERY);
    Optional<Instant> checked = grants.checkedAt(member.ticket());
    if (checked.isEmpty()) {
      return false;
    }
    return checked.get().isAfter(due)
        || grants
            .claim(member.ticket(), due, now)
            .map(grant -> look(member, grant, now))
            // another request is asking
            .orElse(true);
  }

  private boolean look(Member member, Grant grant, Instant now) {
    try {
      Optional<Answer> answer =
          renewal.ask(grant.tokens()).filter(a -> a.identity().subject().equals(grant.subject()));
      if (answer.isEmpty()) {
        return over(member, "the OpenID provider no longer vouches for it");
      }
      if (!people.has(grant.account())) {
        return over(member, "the directory no longer has this person");
      }
      grants.confirm(member.ticket(), answer.get().tokens(), now);
      // what was lost has ended every session of the account, and has been reported
      return admission.follow(answer.get().identity(), grant.account());
    } catch (ProviderAway e) {
      log.warn("A session goes on without the OpenID provider", e);
      return grant.confirmedAt().plus(GRACE).isAfter(now)
          || over(member, "the OpenID provider could not be asked for an hour");
    }
  }

  private boolean over(Member member, String reason) {
    grants.forget(member.ticket());
    events.publishEvent(new SessionsEnded(member.account(), reason, 1, null));
    return false;
  }
}
