package org.tocsin.security.openid;

import static org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.tocsin.engine.account.Accounts;
import org.tocsin.security.address.Visitor;
import org.tocsin.security.address.Visitors;
import org.tocsin.security.openid.person.Admission;
import org.tocsin.security.openid.person.Identity;
import org.tocsin.security.openid.person.Member;
import org.tocsin.security.openid.person.OpenIdRefused;
import org.tocsin.security.openid.provider.AuthorizationParameters;
import org.tocsin.security.openid.provider.BegunSignIn;
import org.tocsin.security.openid.provider.Grants;
import org.tocsin.security.openid.provider.NoClients;
import org.tocsin.security.openid.provider.OpenIdConfigured;
import org.tocsin.security.openid.provider.OpenIdProvider;
import org.tocsin.security.openid.provider.OpenIdSettings;
import org.tocsin.security.openid.provider.ProviderAway;
import org.tocsin.security.openid.provider.ProviderHttp;
import org.tocsin.security.openid.provider.Tokens;
import org.tocsin.security.signin.AskedFor;
import org.tocsin.security.signin.SignInAnswers;

/**
 * Sends browsers to the provider and takes them back. These are Spring Security's filters; its own
 * configuration of them would keep tokens in the session, and the provider would be asked for its
 * own configuration when Tocsin starts.
 */
@Component
@Conditional(OpenIdConfigured.class)
public class OpenIdDoor {
  private static final Logger log = LoggerFactory.getLogger(OpenIdDoor.class);
  private static final String BACK = "/login/oauth2/code/" + OpenIdProvider.ID;

  private final OpenIdSettings settings;
  private final OpenIdProvider provider;
  private final BegunSignIn begun;
  private final Admission admission;
  private final Grants grants;
  private final ProviderCheck check;
  private final Accounts accounts;
  private final SignInAnswers answers;
  private final Visitors visitors;
  private final Clock clock;

  OpenIdDoor(
      OpenIdSettings settings,
      OpenIdProvider provider,
      BegunSignIn begun,
      Admission admission,
      Grants grants,
      ProviderCheck check,
      Accounts accounts,
      SignInAnswers answers,
      Visitors visitors,
      Clock clock) {
    this.settings = settings;
    this.provider = provider;
    this.begun = begun;
    this.admission = admission;
    this.grants = grants;
    this.check = check;
    this.accounts = accounts;
    this.answers = answers;
    this.visitors = visitors;
    this.clock = clock;
  }

  /** What the button on the sign-in page says. */
  public String button() {
    return settings.button();
  }

  /** Adds the sign-in to a door. */
  public void open(HttpSecurity http) throws Exception {
    http.addFilter(begin())
        .addFilter(finish())
        .logout(out -> out.addLogoutHandler((request, response, person) -> forget(person)));
    watch(http);
  }

  /** Lets a door end the sessions of those whom the provider no longer vouches for. */
  public void watch(HttpSecurity http) {
    http.addFilterBefore(new ProviderCheckFilter(check), AnonymousAuthenticationFilter.class);
  }

  private OAuth2AuthorizationRequestRedirectFilter begin() {
    DefaultOAuth2AuthorizationRequestResolver resolver =
        new DefaultOAuth2AuthorizationRequestResolver(
            provider, DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
    resolver.setAuthorizationRequestCustomizer(new AuthorizationParameters(settings.issuer()));
    OAuth2AuthorizationRequestRedirectFilter begin =
        new OAuth2AuthorizationRequestRedirectFilter(resolver);
    begin.setAuthorizationRequestRepository(begun);
    begin.setAuthenticationFailureHandler(OpenIdDoor::failed);
    return begin;
  }

  private OAuth2LoginAuthenticationFilter finish() {
    ProviderHttp http = new ProviderHttp();
    RestClientAuthorizationCodeTokenResponseClient tokens =
        new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(http.tokens());
    DefaultOAuth2UserService info = new DefaultOAuth2UserService();
    info.setRestOperations(http.claims());
    OidcUserService users = new OidcUserService();
    users.setOauth2UserService(info);
    OidcAuthorizationCodeAuthenticationProvider checks =
        new OidcAuthorizationCodeAuthenticationProvider(tokens, users);
    checks.setJwtDecoderFactory(client -> provider.idTokens());
    OAuth2LoginAuthenticationFilter finish =
        new OAuth2LoginAuthenticationFilter(provider, new NoClients(), BACK);
    finish.setAuthorizationRequestRepository(begun);
    finish.setAuthenticationManager(new ProviderManager(checks));
    finish.setAuthenticationDetailsSource(visitors);
    finish.setAuthenticationResultConverter(this::signedIn);
    finish.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
    finish.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
    finish.setAuthenticationSuccessHandler(answers.signedIn("openid-connect", new AskedFor()));
    finish.setAuthenticationFailureHandler(OpenIdDoor::failed);
    return finish;
  }

  private OAuth2AuthenticationToken signedIn(OAuth2LoginAuthenticationToken person) {
    Identity identity = Identity.of(person.getPrincipal().getAttributes(), settings);
    String account = admission.admit(identity, Visitor.of(person.getDetails()));
    Member member = new Member(account, org.tocsin.security.token.Tokens.make());
    grants.keep(
        member.ticket(),
        account,
        identity.subject(),
        Tokens.of(person.getAccessToken(), person.getRefreshToken()),
        clock.instant());
    return new OAuth2AuthenticationToken(
        member, AuthorityUtils.createAuthorityList(accounts.groupsOf(account)), OpenIdProvider.ID);
  }

  private void forget(Authentication person) {
    if (person != null && person.getPrincipal() instanceof Member member) {
      grants.forget(member.ticket());
    }
  }

  /** Leads back to the sign-in page, which says why. */
  private static void failed(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (e instanceof OpenIdRefused refused) {
      response.sendRedirect("/sign-in?openid=" + refused.key());
      return;
    }
    boolean away = isAway(e);
    log.warn("A sign-in by OpenID Connect failed{}: {}", code(e), e.getMessage());
    response.sendRedirect("/sign-in?openid=" + (away ? "away" : "failed"));
  }

  private static boolean isAway(Throwable e) {
    return e instanceof ProviderAway
        || e instanceof RestClientException
        || Optional.ofNullable(e.getCause()).filter(OpenIdDoor::isAway).isPresent();
  }

  private static String code(AuthenticationException e) {
    return e instanceof OAuth2AuthenticationException refused
        ? " (" + refused.getError().getErrorCode() + ")"
        : "";
  }
}
