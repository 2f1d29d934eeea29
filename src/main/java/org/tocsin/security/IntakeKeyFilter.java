package org.tocsin.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs in the sender of alerts by {@code Authorization: Bearer <key>}. */
class IntakeKeyFilter extends OncePerRequestFilter {
  static final String INTAKE = "intake";

  private static final String SCHEME = "Bearer ";
  private static final int LONGEST_KEY = 200;

  private final IntakeKeys keys;

  IntakeKeyFilter(IntakeKeys keys) {
    this.keys = keys;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    keyOf(request.getHeader(HttpHeaders.AUTHORIZATION))
        .flatMap(keys::nameOf)
        .ifPresent(IntakeKeyFilter::signIn);
    chain.doFilter(request, response);
  }

  private static Optional<String> keyOf(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(text -> text.substring(SCHEME.length()).strip())
        .filter(key -> !key.isEmpty() && key.length() <= LONGEST_KEY);
  }

  private static void signIn(String name) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            name, null, AuthorityUtils.createAuthorityList(INTAKE)));
    SecurityContextHolder.setContext(context);
  }
}
