package org.tocsin.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.tocsin.security.token.Signatures;

/**
 * Lets a scraper read the metrics, and nothing else, by a password that is no account's. No bean,
 * so that no other door knows it.
 */
class MetricsSignIn implements AuthenticationProvider {
  static final String METRICS = "metrics";

  private final String password;

  /**
   * @param password blank when there is none
   */
  MetricsSignIn(String password) {
    this.password = password;
  }

  @Override
  public @Nullable Authentication authenticate(Authentication attempt) {
    if (password.isBlank() || !METRICS.equals(attempt.getName())) {
      return null;
    }
    if (!Signatures.same(password, String.valueOf(attempt.getCredentials()))) {
      throw new BadCredentialsException("Name or password is wrong.");
    }
    return UsernamePasswordAuthenticationToken.authenticated(
        METRICS, null, AuthorityUtils.createAuthorityList(METRICS));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
