package org.tocsin.security.address;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationDetailsSource;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Says where a request comes from. A proxy is believed only when the settings name it. */
@Component
public class Visitors implements AuthenticationDetailsSource<HttpServletRequest, Visitor> {
  public static final String MARK = "tocsin-device";
  private static final String FORWARDED = "X-Forwarded-For";
  private static final int MOST_HOPS = 10;
  private static final int LONGEST_BROWSER = 200;
  private static final int LONGEST_ADDRESS = 45;

  private final List<IpAddressMatcher> proxies;

  Visitors(@Value("${tocsin.proxies}") List<String> proxies) {
    this.proxies =
        proxies.stream()
            .map(String::strip)
            .filter(proxy -> !proxy.isEmpty())
            .map(IpAddressMatcher::new)
            .toList();
  }

  @Override
  public Visitor buildDetails(HttpServletRequest request) {
    Cookie mark = WebUtils.getCookie(request, MARK);
    return new Visitor(
        address(request),
        browser(request),
        mark == null ? null : mark.getValue(),
        request.getHeader(HttpHeaders.AUTHORIZATION) != null);
  }

  /** The last hop that is no proxy of ours: whatever stands before it anybody can write. */
  private String address(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    List<String> hops = hops(request);
    for (int i = 0; i < hops.size() && isProxy(address); i++) {
      address = hops.get(i);
    }
    return address.substring(0, Math.min(address.length(), LONGEST_ADDRESS));
  }

  /** The nearest first. */
  private static List<String> hops(HttpServletRequest request) {
    List<String> hops =
        Collections.list(request.getHeaders(FORWARDED)).stream()
            .flatMap(header -> Arrays.stream(header.split(",")))
            .map(String::strip)
            .toList();
    List<String> nearest =
        new ArrayList<>(hops.subList(Math.max(0, hops.size() - MOST_HOPS), hops.size()));
    Collections.reverse(nearest);
    return nearest;
  }

  private boolean isProxy(String address) {
    return proxies.stream().anyMatch(proxy -> matches(proxy, address));
  }

  private static boolean matches(IpAddressMatcher proxy, String address) {
    try {
      return proxy.matches(address);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String browser(HttpServletRequest request) {
    String browser = Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
    return browser.substring(0, Math.min(browser.length(), LONGEST_BROWSER));
  }
}
