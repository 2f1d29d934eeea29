package org.tocsin.security.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;
import org.tocsin.security.cookie.Cookies;

/**
 * The page that somebody asked for before they signed in, in a cookie: a stranger must not fill a
 * table with sessions. It is a path of Tocsin and never another address. What a page fetches is not
 * remembered.
 */
public final class AskedFor implements RequestCache {
  private static final String COOKIE = "tocsin-asked-for";
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final int LONGEST = 1000;

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    String query = request.getQueryString();
    String path = request.getRequestURI() + (query == null ? "" : "?" + query);
    if (HttpMethod.GET.matches(request.getMethod())
        && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html")
        && path.length() <= LONGEST) {
      String value = Base64.getUrlEncoder().encodeToString(path.getBytes(StandardCharsets.UTF_8));
      Cookies.set(request, response, COOKIE, value, LIFETIME);
    }
  }

  @Override
  public @Nullable SavedRequest getRequest(
      HttpServletRequest request, HttpServletResponse response) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    String path = cookie == null ? "" : path(cookie.getValue());
    return path.startsWith("/") && !path.startsWith("//") && !path.contains("\\")
        ? new SimpleSavedRequest(path)
        : null;
  }

  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return null;
  }

  @Override
  public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
    if (WebUtils.getCookie(request, COOKIE) != null) {
      Cookies.remove(request, response, COOKIE);
    }
  }

  private static String path(String value) {
    try {
      return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
