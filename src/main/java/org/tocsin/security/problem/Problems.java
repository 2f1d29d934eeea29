package org.tocsin.security.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Refusals as {@code application/problem+json} (RFC 9457). */
public final class Problems {
  private Problems() {}

  public static AuthenticationEntryPoint unauthorized(String scheme) {
    return (request, response, e) -> {
      if (e instanceof Throttled throttled) {
        tryLater(response, throttled);
        return;
      }
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, scheme + " realm=\"Tocsin\"");
      write(
          response,
          HttpServletResponse.SC_UNAUTHORIZED,
          "Unauthorized",
          scheme.equals("Bearer")
              ? "Send a valid intake key as: Authorization: Bearer <key>."
              : "Sign in, or send name and password as HTTP Basic."
                  + " Alerts go to an address below /api/alerts/ and need an intake key.");
    };
  }

  public static AccessDeniedHandler forbidden() {
    return (request, response, e) ->
        write(
            response,
            HttpServletResponse.SC_FORBIDDEN,
            "Forbidden",
            "Your role does not allow this.");
  }

  private static void tryLater(HttpServletResponse response, Throttled throttled)
      throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(throttled.seconds()));
    write(
        response,
        HttpStatus.TOO_MANY_REQUESTS.value(),
        "Too Many Requests",
        throttled.getMessage());
  }

  /** To be sent again, as the senders of alerts do by themselves. */
  public static void databaseIsAway(HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, Outage.RETRY_AFTER_SECONDS);
    write(
        response,
        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        "Service Unavailable",
        Outage.SENTENCE);
  }

  private static void write(HttpServletResponse response, int status, String title, String detail)
      throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    // otherwise a servlet writes ISO-8859-1
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response
        .getWriter()
        .write(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(title, status, detail));
  }
}
