package org.tocsin.security.cookie;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Sets the cookies that carry something around signing in: no script reads them. */
public final class Cookies {
  private Cookies() {}

  /** Sets a cookie for every page of Tocsin. Over HTTPS, it never leaves the browser without it. */
  public static void set(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      Duration lifetime) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(lifetime)
            .build()
            .toString());
  }

  /** Removes a cookie that {@link #set} has set. */
  public static void remove(HttpServletRequest request, HttpServletResponse response, String name) {
    set(request, response, name, "", Duration.ZERO);
  }
}
