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
 * Closes two of the engine's web applications. The first-run set-up of Admin lets anybody make an
 * administrator while there is none (CVE-2026-77226), so that address does not exist; Tocsin makes
 * its own administrator. Admin and Welcome themselves lead to the console: people are managed in
 * the directory.
 */
class ClosedApplications extends OncePerRequestFilter {
  /** With or without path parameters or doubled slashes. */
  private static final Pattern SETUP =
      Pattern.compile(
          "/camunda[^/]*/+(api|app)[^/]*/+admin[^/]*/+(.*/)?setup([/;].*)?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CLOSED = Pattern.compile("/camunda/(app/((admin|welcome)(/.*)?)?)?");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8);
    if (SETUP.matcher(path).find()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (CLOSED.matcher(path).matches()) {
      response.sendRedirect("/");
    } else {
      chain.doFilter(request, response);
    }
  }
}
