package org.tocsin.security.signin;

import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;
import org.tocsin.engine.account.Accounts;
import org.tocsin.passwords.PasswordRule;
import org.tocsin.passwords.TooManyAtOnce;
import org.tocsin.security.address.Visitor;
import org.tocsin.security.devices.AppPasswords;
import org.tocsin.security.event.SecurityEvent.SignInFailed;
import org.tocsin.security.event.SecurityEvent.SignInRefused;
import org.tocsin.security.event.SecurityEvent.SignInThrottled;
import org.tocsin.security.passkeys.RequiredPasskeys;
import org.tocsin.security.problem.Throttled;

/** Signs people in with their account; their groups are what they may do. */
@Component
public class AccountSignIn implements AuthenticationProvider {
  private static final int SECONDS_WHEN_BUSY = 5;

  private final Accounts accounts;
  private final SignInThrottle throttle;
  private final AppPasswords apps;
  private final RequiredPasskeys required;
  private final ApplicationEventPublisher events;

  AccountSignIn(
      Accounts accounts,
      SignInThrottle throttle,
      AppPasswords apps,
      RequiredPasskeys required,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.apps = apps;
    this.required = required;
    this.throttle = throttle;
    this.events = events;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String id = attempt.getName();
    String password = String.valueOf(attempt.getCredentials());
    Visitor visitor = Visitor.of(attempt.getDetails());
    if (id.length() > PasswordRule.LONGEST || password.length() > PasswordRule.LONGEST) {
      throw new BadCredentialsException("Name or password is wrong.");
    }
    if (!isRight(id, password, visitor)) {
      events.publishEvent(new SignInFailed(id, visitor.origin()));
      throw new BadCredentialsException("Name or password is wrong.");
    }
    UsernamePasswordAuthenticationToken person =
        UsernamePasswordAuthenticationToken.authenticated(
            id, null, AuthorityUtils.createAuthorityList(allowed(id, password, visitor)));
    person.setDetails(visitor);
    return person;
  }

  private boolean isRight(String id, String password, Visitor visitor) {
    if (isOfAMachine(password, visitor)) {
      return apps.check(id, password, visitor.address());
    }
    try {
      return throttle.attempt(id, visitor, () -> accounts.check(id, password));
    } catch (Throttled e) {
      events.publishEvent(new SignInThrottled(id, visitor.origin(), e.seconds()));
      throw e;
    } catch (TooManyAtOnce e) {
      throw new Throttled(SECONDS_WHEN_BUSY);
    }
  }

  private Set<String> allowed(String id, String password, Visitor visitor) {
    Set<String> groups = groupsOf(id, visitor);
    if (isOfAMachine(password, visitor) || !required.of(groups)) {
      return groups;
    }
    if (visitor.script() || required.has(id)) {
      events.publishEvent(new SignInRefused(id, "a passkey is required", visitor.origin()));
      throw new PasskeyRequired();
    }
    return Set.of(RequiredPasskeys.WANTED);
  }

  private static boolean isOfAMachine(String password, Visitor visitor) {
    return visitor.script() && AppPasswords.isOne(password);
  }

  private Set<String> groupsOf(String id, Visitor visitor) {
    Set<String> groups = accounts.groupsOf(id);
    if (groups.stream().noneMatch(Accounts.ROLES::contains)) {
      events.publishEvent(new SignInRefused(id, "no role", visitor.origin()));
      throw new DisabledException("This account has no role any more.");
    }
    return groups;
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
