package org.tocsin.security.openid.person;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.engine.account.Accounts;
import org.tocsin.security.address.Visitor;
import org.tocsin.security.event.SecurityEvent.IdentityLinked;
import org.tocsin.security.event.SecurityEvent.SignInRefused;
import org.tocsin.security.openid.person.OpenIdRefused.Why;
import org.tocsin.security.openid.provider.OpenIdConfigured;
import org.tocsin.security.openid.provider.OpenIdSettings;

/**
 * Which account somebody signs in to whom the provider vouches for, and which roles they have then.
 * When groups give the roles, the account follows them, so that the engine does too.
 */
@Component
@Conditional(OpenIdConfigured.class)
@Transactional(noRollbackFor = OpenIdRefused.class)
public class Admission {
  private static final Logger log = LoggerFactory.getLogger(Admission.class);

  private final OpenIdSettings settings;
  private final Identities identities;
  private final People people;
  private final Accounts accounts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Admission(
      OpenIdSettings settings,
      Identities identities,
      People people,
      Accounts accounts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.settings = settings;
    this.identities = identities;
    this.people = people;
    this.accounts = accounts;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Somebody signs in.
   *
   * @return their account
   * @throws OpenIdRefused when they may not
   */
  public String admit(Identity identity, Visitor visitor) {
    Optional<String> known = identities.account(identity).filter(people::has);
    String account = known.orElseGet(() -> match(identity, visitor));
    follow(identity, account);
    if (known.isEmpty()) {
      events.publishEvent(new IdentityLinked(account, identity.issuer(), identity.subject()));
    }
    if (accounts.groupsOf(account).stream().noneMatch(Accounts.ROLES::contains)) {
      throw refused(account, identity.groupsLeftOut() ? Why.OVERAGE : Why.ROLE, visitor);
    }
    return account;
  }

  /**
   * Remembers what the provider says now, and gives the account the roles of the groups.
   *
   * @return whether the account has every role that it had before
   */
  public boolean follow(Identity identity, String account) {
    Set<String> roles = settings.groupsGiveRoles() ? roles(identity, account) : null;
    identities.seen(identity, account, roles, clock.instant());
    return roles == null || change(account, roles);
  }

  private boolean change(String account, Set<String> roles) {
    Set<String> before = new TreeSet<>(accounts.groupsOf(account));
    before.retainAll(Accounts.ROLES);
    if (!before.equals(roles)) {
      accounts.takeRoles(account, roles);
    }
    return roles.containsAll(before);
  }

  private Set<String> roles(Identity identity, String account) {
    if (identity.groupsLeftOut()) {
      log.warn(
          "The OpenID provider leaves out the groups of {}, because there are too many: assign"
              + " fewer to Tocsin, or use app roles",
          account);
    }
    Set<String> roles = settings.rolesOf(identity.groups());
    boolean last = accounts.membersOf(Accounts.ADMINISTRATOR).equals(List.of(account));
    if (last && roles.add(Accounts.ADMINISTRATOR)) {
      log.warn("{} stays an administrator although no group says so: there is no other", account);
    }
    return roles;
  }

  private String match(Identity identity, Visitor visitor) {
    List<String> found = identity.mail().isEmpty() ? List.of() : people.withMail(identity.mail());
    Why refused = refusal(identity, found);
    if (refused != null) {
      throw refused(identity.called(), refused, visitor);
    }
    return found.get(0);
  }

  private static @Nullable Why refusal(Identity identity, List<String> found) {
    if (found.isEmpty()) {
      return Why.UNKNOWN;
    }
    if (!identity.verified()) {
      return Why.UNVERIFIED;
    }
    return found.size() > 1 ? Why.SEVERAL : null;
  }

  private OpenIdRefused refused(String name, Why why, Visitor visitor) {
    // the audit log does not keep names that are no account's
    log.info("The OpenID provider vouches for {}, who is refused: {}", name, why.words());
    events.publishEvent(new SignInRefused(name, why.words(), visitor.origin()));
    return new OpenIdRefused(why);
  }
}
