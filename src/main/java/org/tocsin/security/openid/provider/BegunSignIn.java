package org.tocsin.security.openid.provider;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import org.tocsin.security.cookie.Cookies;
import org.tocsin.security.token.Secrets;

/**
 * What a sign-in has to be finished with, such as its state and nonce, in an encrypted cookie: a
 * stranger who presses the button must not fill a table with sessions.
 */
@Component
@Conditional(OpenIdConfigured.class)
public class BegunSignIn implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
  private static final String COOKIE = "tocsin-openid";
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final int PARTS = 5;
  private static final int LONGEST = 2000;

  private final OpenIdProvider provider;
  private final Sealed sealed;
  private final Clock clock;

  BegunSignIn(OpenIdProvider provider, Secrets secrets, Clock clock) {
    this.provider = provider;
    this.sealed = new Sealed(secrets.named("openid-begun"));
    this.clock = clock;
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest begun,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (begun == null) {
      Cookies.remove(request, response, COOKIE);
      return;
    }
    String text =
        String.join(
            "\n",
            clock.instant().plus(LIFETIME).toString(),
            begun.getState(),
            begun.getAttribute(OidcParameterNames.NONCE),
            begun.getAttribute(PkceParameterNames.CODE_VERIFIER),
            begun.getRedirectUri());
    Cookies.set(
        request,
        response,
        COOKIE,
        Base64.getUrlEncoder().encodeToString(sealed.seal(text)),
        LIFETIME);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return Optional.ofNullable(cookie)
        .map(Cookie::getValue)
        .filter(value -> value.length() <= LONGEST)
        .flatMap(BegunSignIn::decoded)
        .flatMap(sealed::open)
        .map(text -> text.split("\n"))
        .filter(parts -> parts.length == PARTS)
        .filter(parts -> Instant.parse(parts[0]).isAfter(clock.instant()))
        .map(this::begun)
        .orElse(null);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest begun = loadAuthorizationRequest(request);
    Cookies.remove(request, response, COOKIE);
    return begun;
  }

  private OAuth2AuthorizationRequest begun(String[] parts) {
    ClientRegistration client = provider.client();
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(client.getProviderDetails().getAuthorizationUri())
        .clientId(client.getClientId())
        .scopes(client.getScopes())
        .state(parts[1])
        .redirectUri(parts[4])
        .attributes(
            Map.of(
                OAuth2ParameterNames.REGISTRATION_ID,
                OpenIdProvider.ID,
                OidcParameterNames.NONCE,
                parts[2],
                PkceParameterNames.CODE_VERIFIER,
                parts[3]))
        .build();
  }

  private static Optional<byte[]> decoded(String value) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
