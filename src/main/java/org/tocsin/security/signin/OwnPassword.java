package org.tocsin.security.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;
import org.tocsin.engine.account.Accounts;
import org.tocsin.passwords.PasswordRefused;
import org.tocsin.security.address.Visitors;
import org.tocsin.security.problem.Throttled;

/** Somebody who has signed in changes their own password. */
@Component
public class OwnPassword {
  private final Accounts accounts;
  private final SignInThrottle throttle;
  private final Visitors visitors;

  OwnPassword(Accounts accounts, SignInThrottle throttle, Visitors visitors) {
    this.accounts = accounts;
    this.throttle = throttle;
    this.visitors = visitors;
  }

  /**
   * Gives the account another password, which ends every session and forgets every device.
   *
   * @throws Throttled when there were too many wrong ones
   * @throws BadCredentialsException when {@code current} is wrong
   * @throws PasswordRefused when {@code next} breaks the rule
   */
  public void change(String account, String current, String next, HttpServletRequest request) {
    PasswordRefused.unlessFit(account, next);
    if (!throttle.attempt(
        account, visitors.buildDetails(request), () -> accounts.check(account, current))) {
      throw new BadCredentialsException("That is not your password.");
    }
    accounts.setPassword(account, next);
  }
}
