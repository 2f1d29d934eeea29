package org.tocsin.security.openid.person;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.user.OAuth2User;

/**
 * Somebody who signed in with the provider, as their session remembers them. Tokens of the provider
 * are kept elsewhere.
 *
 * @param account which is also the id in the directory
 * @param ticket what the tokens of this session are found by
 */
public record Member(String account, String ticket) implements OAuth2User, Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public String getName() {
    return account;
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }

  /** What they may do is in the session itself. */
  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return List.of();
  }

  /** The ticket does not belong into a log. */
  @Override
  public String toString() {
    return account;
  }
}
