package org.tocsin.security.devices;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.RememberMeServices;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import org.tocsin.engine.account.Accounts;
import org.tocsin.security.address.Visitor;
import org.tocsin.security.address.Visitors;
import org.tocsin.security.cookie.Cookies;
import org.tocsin.security.devices.Devices.Use;
import org.tocsin.security.event.SecurityEvent.SignedIn;
import org.tocsin.security.passkeys.RequiredPasskeys;
import org.tocsin.security.token.Tokens;

/**
 * Keeps somebody signed in on a device. Spring Security's own services take every second request of
 * a browser that asks for several things at once for a theft.
 */
@Component
public class StaySignedIn implements RememberMeServices, LogoutHandler {
  private static final String COOKIE = "tocsin-stay";
  private static final String WANTED = "stay";
  private static final int LONGEST = 100;

  /** What the rest of Spring Security recognises our tokens by, within this node. */
  private final String key = Tokens.make();

  private final Devices devices;
  private final Accounts accounts;
  private final RequiredPasskeys required;
  private final Visitors visitors;
  private final ApplicationEventPublisher events;

  StaySignedIn(
      Devices devices,
      Accounts accounts,
      RequiredPasskeys required,
      Visitors visitors,
      ApplicationEventPublisher events) {
    this.devices = devices;
    this.accounts = accounts;
    this.required = required;
    this.visitors = visitors;
    this.events = events;
  }

  public String key() {
    return key;
  }

  @Override
  public @Nullable Authentication autoLogin(
      HttpServletRequest request, HttpServletResponse response) {
    Optional<String> shown = shown(request);
    if (shown.isEmpty()) {
      return null;
    }
    Visitor visitor = visitors.buildDetails(request);
    Optional<Use> use = devices.use(shown.get(), visitor.origin());
    Set<String> groups = use.map(Use::account).map(accounts::groupsOf).orElse(Set.of());
    if (groups.stream().noneMatch(Accounts.ROLES::contains)
        || (required.of(groups) && !required.has(use.get().account()))) {
      Cookies.remove(request, response, COOKIE);
      return null;
    }
    if (use.get().next() != null) {
      Cookies.set(request, response, COOKIE, use.get().next(), Devices.LIFETIME);
    }
    String account = use.get().account();
    events.publishEvent(new SignedIn(account, "device", visitor.origin()));
    RememberMeAuthenticationToken person =
        new RememberMeAuthenticationToken(key, account, AuthorityUtils.createAuthorityList(groups));
    person.setDetails(visitor);
    return person;
  }

  @Override
  public void loginFail(HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public void loginSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication person) {
    boolean complete =
        person.getAuthorities().stream()
            .noneMatch(a -> RequiredPasskeys.WANTED.equals(a.getAuthority()));
    if (complete && request.getParameter(WANTED) != null) {
      String token = devices.remember(person.getName(), visitors.buildDetails(request).origin());
      Cookies.set(request, response, COOKIE, token, Devices.LIFETIME);
    }
  }

  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
    shown(request)
        .ifPresent(
            shown -> {
              devices.forget(shown);
              Cookies.remove(request, response, COOKIE);
            });
  }

  private static Optional<String> shown(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
  }
}
