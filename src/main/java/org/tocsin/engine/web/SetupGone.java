package org.tocsin.engine.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * The first-run set-up of the Admin application lets anybody make an administrator while there is
 * none (CVE-2026-77226). Tocsin makes its own, so that address does not exist.
 */
class SetupGone extends OncePerRequestFilter {
  /** With or without path parameters or doubled slashes. */
  private static final Pattern SETUP =
      Pattern.compile(
          "/camunda[^/]*/+(api|app)[^/]*/+admin[^/]*/+(.*/)?setup([/;].*)?$",
          Pattern.CASE_INSENSITIVE);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8);
    if (SETUP.matcher(path).find()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    chain.doFilter(request, response);
  }
}
