package org.tocsin.security.key;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tocsin.security.problem.Outage;
import org.tocsin.security.problem.Problems;

/**
 * Signs in the sender of alerts by {@code Authorization: Bearer <key>}, or as senders for Opsgenie
 * do by {@code GenieKey <key>}.
 */
public class IntakeKeyFilter extends OncePerRequestFilter {
  public static final String INTAKE = "intake";

  private static final Logger log = LoggerFactory.getLogger(IntakeKeyFilter.class);

  /** The only address that checks a signature, and so the only one for a key that needs one. */
  private static final String SIGNED = "/api/alerts/grafana";

  private static final String HEARTBEATS = "/api/heartbeats/";
  private static final List<String> SCHEMES = List.of("Bearer ", "GenieKey ");

  private final IntakeKeys keys;
  private final KeyUses uses;
  private final ApplicationEventPublisher events;

  public IntakeKeyFilter(IntakeKeys keys, KeyUses uses, ApplicationEventPublisher events) {
    this.keys = keys;
    this.uses = uses;
    this.events = events;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      Optional<String> shown = keyOf(request.getHeader(HttpHeaders.AUTHORIZATION));
      shown
          .flatMap(keys::find)
          .filter(key -> !key.signed() || SIGNED.equals(request.getRequestURI()))
          .ifPresentOrElse(
              key -> {
                uses.note(key, request);
                signIn(key);
              },
              () -> shown.ifPresent(key -> refused(request)));
    } catch (DataAccessException e) {
      if (!Outage.isCauseOf(e)) {
        throw e;
      }
      log.error("The database does not answer: {}", e.getMessage());
      Problems.databaseIsAway(response);
      return;
    }
    chain.doFilter(request, response);
  }

  /** A heartbeat needs no key: its address is the secret, which the audit log must not show. */
  private void refused(HttpServletRequest request) {
    if (!request.getRequestURI().startsWith(HEARTBEATS)) {
      events.publishEvent(new KeyRefused(request.getMethod() + " " + request.getRequestURI()));
    }
  }

  private static Optional<String> keyOf(@Nullable String header) {
    return Optional.ofNullable(header)
        .flatMap(
            text ->
                SCHEMES.stream()
                    .filter(scheme -> text.regionMatches(true, 0, scheme, 0, scheme.length()))
                    .map(scheme -> text.substring(scheme.length()).strip())
                    .findFirst());
  }

  private static void signIn(IntakeKey key) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            key, null, AuthorityUtils.createAuthorityList(INTAKE)));
    SecurityContextHolder.setContext(context);
  }
}
