package org.tocsin.security.openid.provider;

import java.util.function.Consumer;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** What the provider is asked besides the usual: the proof key, and Google's refresh token. */
public class AuthorizationParameters implements Consumer<OAuth2AuthorizationRequest.Builder> {
  /** It has no scope for a refresh token, and gives one only when it has asked its user. */
  private static final String GOOGLE = "https://accounts.google.com";

  private final String issuer;

  public AuthorizationParameters(String issuer) {
    this.issuer = issuer;
  }

  @Override
  public void accept(OAuth2AuthorizationRequest.Builder request) {
    OAuth2AuthorizationRequestCustomizers.withPkce().accept(request);
    if (issuer.equals(GOOGLE)) {
      request.additionalParameters(
          more -> {
            more.put("access_type", "offline");
            more.put("prompt", "consent");
          });
    }
  }
}
