package org.tocsin.security.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationProvider;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsFilter;
import org.springframework.security.web.webauthn.registration.WebAuthnRegistrationFilter;
import org.springframework.stereotype.Component;
import org.tocsin.engine.account.Accounts;
import org.tocsin.security.address.Visitors;
import org.tocsin.security.devices.StaySignedIn;
import org.tocsin.security.event.SecurityEvent.SignInRefused;
import org.tocsin.security.event.SecurityEvent.SignedIn;
import org.tocsin.security.passkeys.ChallengeInSession;

/**
 * Answers the browsers that sign in with a passkey or make one. These are Spring Security's
 * filters; its own configuration of them would neither report a sign-in nor remember a device.
 */
@Component
public class PasskeyDoor {
  private final WebAuthnRelyingPartyOperations operations;
  private final UserCredentialRepository store;
  private final PublicKeyCredentialRpEntity host;
  private final Accounts accounts;
  private final StaySignedIn stay;
  private final Visitors visitors;
  private final ApplicationEventPublisher events;

  PasskeyDoor(
      WebAuthnRelyingPartyOperations operations,
      UserCredentialRepository store,
      PublicKeyCredentialRpEntity host,
      Accounts accounts,
      StaySignedIn stay,
      Visitors visitors,
      ApplicationEventPublisher events) {
    this.operations = operations;
    this.store = store;
    this.host = host;
    this.accounts = accounts;
    this.stay = stay;
    this.visitors = visitors;
    this.events = events;
  }

  /** Adds what passkeys need to a door that has decided who may ask for it. */
  public HttpSecurity open(HttpSecurity http) {
    ChallengeInSession challenges = new ChallengeInSession(host);
    PublicKeyCredentialCreationOptionsFilter wanted =
        new PublicKeyCredentialCreationOptionsFilter(operations);
    wanted.setCreationOptionsRepository(challenges);
    WebAuthnRegistrationFilter registration = new WebAuthnRegistrationFilter(store, operations);
    registration.setCreationOptionsRepository(challenges);
    registration.setDeleteCredentialAuthorizationManager(
        (person, passkey) -> new AuthorizationDecision(false));
    return http.addFilterAfter(
            new PublicKeyCredentialRequestOptionsFilter(operations), AuthorizationFilter.class)
        .addFilterAfter(signIn(), AuthorizationFilter.class)
        .addFilterAfter(wanted, AuthorizationFilter.class)
        .addFilterAfter(registration, AuthorizationFilter.class);
  }

  private WebAuthnAuthenticationFilter signIn() {
    WebAuthnAuthenticationFilter signIn = new WebAuthnAuthenticationFilter();
    signIn.setAuthenticationManager(
        new ProviderManager(new WebAuthnAuthenticationProvider(operations, this::account)));
    signIn.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
    signIn.setRememberMeServices(stay);
    signIn.setAuthenticationSuccessHandler(
        (request, response, person) -> {
          events.publishEvent(
              new SignedIn(person.getName(), "passkey", visitors.buildDetails(request).origin()));
          response.setContentType(MediaType.APPLICATION_JSON_VALUE);
          response.getWriter().write("{\"authenticated\":true}");
        });
    signIn.setAuthenticationFailureHandler(
        (request, response, e) -> {
          events.publishEvent(
              new SignInRefused(
                  "unknown", "no such passkey", visitors.buildDetails(request).origin()));
          response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        });
    return signIn;
  }

  private UserDetails account(String id) {
    Set<String> groups = accounts.groupsOf(id);
    if (groups.stream().noneMatch(Accounts.ROLES::contains)) {
      throw new DisabledException("This account has no role any more.");
    }
    return new User(id, "", AuthorityUtils.createAuthorityList(groups));
  }
}
