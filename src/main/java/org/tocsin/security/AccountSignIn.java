package org.tocsin.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;
import org.tocsin.engine.Accounts;

/** Signs people in with their account; their groups are what they may do. */
@Component
class AccountSignIn implements AuthenticationProvider {
  private static final int LONGEST = 200;

  private final Accounts accounts;

  AccountSignIn(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String id = attempt.getName();
    String password = String.valueOf(attempt.getCredentials());
    if (id.length() > LONGEST || password.length() > LONGEST || !accounts.check(id, password)) {
      throw new BadCredentialsException("Name or password is wrong.");
    }
    return UsernamePasswordAuthenticationToken.authenticated(
        id, null, AuthorityUtils.createAuthorityList(accounts.groupsOf(id)));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
