package org.tocsin.security.openid;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.tocsin.security.openid.person.Identity;
import org.tocsin.security.openid.provider.OpenIdConfigured;
import org.tocsin.security.openid.provider.OpenIdProvider;
import org.tocsin.security.openid.provider.OpenIdSettings;
import org.tocsin.security.openid.provider.ProviderAway;
import org.tocsin.security.openid.provider.ProviderHttp;
import org.tocsin.security.openid.provider.Tokens;

/** Asks the provider again what it says about somebody who has signed in. */
@Component
@Conditional(OpenIdConfigured.class)
class Renewal {
  private final OpenIdProvider provider;
  private final OpenIdSettings settings;
  private final RestClientRefreshTokenTokenResponseClient tokens =
      new RestClientRefreshTokenTokenResponseClient();
  private final DefaultOAuth2UserService info = new DefaultOAuth2UserService();
  private final OidcUserService users = new OidcUserService();

  Renewal(OpenIdProvider provider, OpenIdSettings settings) {
    this.provider = provider;
    this.settings = settings;
    ProviderHttp http = new ProviderHttp();
    tokens.setRestClient(http.tokens());
    info.setRestOperations(http.claims());
    users.setOauth2UserService(info);
  }

  /** What it says, and what to ask with the next time. */
  public record Answer(Identity identity, Tokens tokens) {}

  /**
   * @return empty when it no longer vouches for them
   * @throws ProviderAway when it does not answer
   */
  Optional<Answer> ask(Tokens known) {
    try {
      ClientRegistration client = provider.client();
      return Optional.of(
          known.refresh().isEmpty() ? asked(client, known) : refreshed(client, known));
    } catch (OAuth2AuthorizationException e) {
      return unlessOver(e, e.getError().getErrorCode());
    } catch (OAuth2AuthenticationException e) {
      return unlessOver(e, e.getError().getErrorCode());
    } catch (RestClientException | JwtException e) {
      return unlessOver(e, "");
    }
  }

  /** What the claims are without a refresh token; the access token is good for a while. */
  private Answer asked(ClientRegistration client, Tokens known) {
    OAuth2AccessToken access = access(known, client.getScopes());
    return new Answer(identity(claims(client, access)), known);
  }

  private Answer refreshed(ClientRegistration client, Tokens known) {
    OAuth2AccessTokenResponse response =
        tokens.getTokenResponse(
            new OAuth2RefreshTokenGrantRequest(
                client,
                access(known, client.getScopes()),
                new OAuth2RefreshToken(known.refresh(), null)));
    OAuth2AccessToken access = response.getAccessToken();
    OAuth2RefreshToken next = response.getRefreshToken();
    Tokens kept =
        new Tokens(access.getTokenValue(), next == null ? known.refresh() : next.getTokenValue());
    Object idToken = response.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
    Map<String, Object> claims =
        idToken instanceof String text
            ? claims(client, access, provider.idTokens().decode(text))
            : claims(client, access);
    return new Answer(identity(claims), kept);
  }

  private Identity identity(Map<String, Object> claims) {
    return Identity.of(claims, settings);
  }

  private Map<String, Object> claims(ClientRegistration client, OAuth2AccessToken access) {
    return info.loadUser(new OAuth2UserRequest(client, access)).getAttributes();
  }

  private Map<String, Object> claims(ClientRegistration client, OAuth2AccessToken access, Jwt jwt) {
    OidcIdToken idToken =
        new OidcIdToken(
            jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt(), jwt.getClaims());
    return users.loadUser(new OidcUserRequest(client, access, idToken)).getClaims();
  }

  /** When it ends is the provider's business: it is asked. */
  private static OAuth2AccessToken access(Tokens known, Set<String> scopes) {
    return new OAuth2AccessToken(
        TokenType.BEARER, known.access(), Instant.EPOCH, Instant.MAX, scopes);
  }

  /**
   * The provider has ended the grant or no longer takes the token. Whatever else it says may be its
   * own trouble.
   */
  private static Optional<Answer> unlessOver(RuntimeException e, String code) {
    boolean over =
        code.equals(OAuth2ErrorCodes.INVALID_GRANT)
            || code.equals(OAuth2ErrorCodes.INVALID_TOKEN)
            || (!(e instanceof OAuth2AuthorizationException)
                && e.getCause() instanceof HttpClientErrorException http
                && http.getStatusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED));
    if (over) {
      return Optional.empty();
    }
    throw new ProviderAway(e);
  }
}
