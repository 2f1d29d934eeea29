package org.tocsin.security.openid.provider;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/**
 * What the provider gave for a session.
 *
 * @param refresh empty when it gives none
 */
public record Tokens(String access, String refresh) {
  static final Tokens NONE = new Tokens("", "");

  public static Tokens of(OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh) {
    return new Tokens(access.getTokenValue(), refresh == null ? "" : refresh.getTokenValue());
  }

  public static Tokens of(String text) {
    int end = text.indexOf('\n');
    return new Tokens(text.substring(0, end), text.substring(end + 1));
  }

  String text() {
    return access + "\n" + refresh;
  }

  /** They do not belong into a log. */
  @Override
  public String toString() {
    return "tokens";
  }
}
