package org.tocsin.security;

import static org.tocsin.engine.account.Accounts.ADMINISTRATOR;
import static org.tocsin.engine.account.Accounts.AUDITOR;
import static org.tocsin.engine.account.Accounts.COMMANDER;
import static org.tocsin.engine.account.Accounts.PROCESS_OWNER;
import static org.tocsin.engine.account.Accounts.RESPONDER;

import jakarta.servlet.DispatcherType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.tocsin.security.passkeys.RequiredPasskeys;

/**
 * Which roles may ask for which address of the console and of the API for people. What is not named
 * here is refused. docs/endpoints.md shows what comes of it.
 */
final class AddressRoles {
  static final String[] EVERY_ROLE = {RESPONDER, COMMANDER, PROCESS_OWNER, AUDITOR, ADMINISTRATOR};
  private static final String[] WHO_RESPONDS = {RESPONDER, COMMANDER, ADMINISTRATOR};
  private static final String[] WHO_INSPECTS = {PROCESS_OWNER, AUDITOR, ADMINISTRATOR};
  private static final String[] WHO_ADDS_PASSKEYS = {
    RESPONDER, COMMANDER, PROCESS_OWNER, AUDITOR, ADMINISTRATOR, RequiredPasskeys.WANTED
  };

  private AddressRoles() {}

  static void decide(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          door) {
    // an answer that goes on for long was let in when it began
    door.dispatcherTypeMatchers(DispatcherType.ASYNC)
        .permitAll()
        .requestMatchers("/actuator/health", "/sign-in", "/answer/*", "/error")
        .permitAll()
        .requestMatchers("/actuator/health/liveness", "/actuator/health/readiness")
        .permitAll()
        .requestMatchers(HttpMethod.GET, "/health", "/api/incidents/*/evidence")
        .hasAnyAuthority(WHO_INSPECTS)
        // the token in the address is the proof
        .requestMatchers(HttpMethod.GET, "/ical/*")
        .permitAll()
        .requestMatchers("/webjars/**", "/static/**", "/favicon.svg")
        .permitAll()
        .requestMatchers("/directory.schema.json", "/invitation/*")
        .permitAll()
        // signed by whoever sends it, which is checked before anything else
        .requestMatchers(HttpMethod.POST, "/api/replies/**")
        .permitAll()
        .requestMatchers(HttpMethod.POST, "/webauthn/authenticate/options", "/login/webauthn")
        .permitAll()
        // an app password that was stolen must not become a passkey
        .requestMatchers(
            request ->
                request.getRequestURI().startsWith("/webauthn/")
                    && request.getHeader(HttpHeaders.AUTHORIZATION) != null)
        .denyAll()
        .requestMatchers(HttpMethod.POST, "/webauthn/register", "/webauthn/register/options")
        .hasAnyAuthority(WHO_ADDS_PASSKEYS)
        .requestMatchers(HttpMethod.GET, "/me/security")
        .hasAnyAuthority(WHO_ADDS_PASSKEYS)
        .requestMatchers("/me/**")
        .hasAnyAuthority(EVERY_ROLE)
        .requestMatchers(HttpMethod.GET, "/", "/incidents/**", "/inbox", "/events")
        .hasAnyAuthority(EVERY_ROLE)
        .requestMatchers(HttpMethod.GET, "/api/incidents/**")
        .hasAnyAuthority(EVERY_ROLE)
        .requestMatchers(HttpMethod.GET, "/api", "/api/openapi", "/api/openapi.yaml")
        .hasAnyAuthority(EVERY_ROLE)
        .requestMatchers(HttpMethod.GET, "/noise", "/api/changes", "/api/noise")
        .hasAnyAuthority(EVERY_ROLE)
        .requestMatchers(
            "/keys", "/keys/*/revoke", "/heartbeats", "/heartbeats/*/remove", "/repair/**")
        .hasAuthority(ADMINISTRATOR)
        .requestMatchers(HttpMethod.GET, "/audit", "/api/audit")
        .hasAnyAuthority(AUDITOR, ADMINISTRATOR)
        .requestMatchers(HttpMethod.GET, "/directory/edit")
        .hasAuthority(ADMINISTRATOR)
        .requestMatchers(
            HttpMethod.GET,
            "/api/directory",
            "/api/directory/versions/**",
            "/directory",
            "/directory/**")
        .hasAnyAuthority(EVERY_ROLE)
        .requestMatchers("/api/directory/**", "/directory/**")
        .hasAuthority(ADMINISTRATOR)
        .requestMatchers(HttpMethod.GET, "/declare")
        .hasAnyAuthority(WHO_RESPONDS)
        .requestMatchers(HttpMethod.POST, "/api/incidents/**", "/incidents/**", "/declare")
        .hasAnyAuthority(WHO_RESPONDS)
        .requestMatchers(HttpMethod.GET, "/oncall", "/oncall/**", "/api/oncall", "/api/oncall/**")
        .hasAnyAuthority(EVERY_ROLE)
        .requestMatchers(HttpMethod.POST, "/oncall/feeds", "/oncall/feeds/**")
        .hasAnyAuthority(EVERY_ROLE)
        // whose team it is decides package oncall
        .requestMatchers("/api/oncall/**", "/oncall/**")
        .hasAnyAuthority(WHO_RESPONDS)
        .requestMatchers(HttpMethod.POST, "/sign-out")
        .authenticated()
        .anyRequest()
        .denyAll();
  }
}
