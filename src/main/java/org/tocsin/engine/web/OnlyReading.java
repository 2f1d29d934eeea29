package org.tocsin.engine.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.tocsin.engine.Accounts;

/**
 * Keeps whoever only reads from what the engine lets every reader do: comment on a task, rename
 * themselves. Their queries, which come by POST, and their own password stay theirs.
 */
final class OnlyReading {
  private static final Set<String> WHO_CHANGES =
      Set.of(
          Accounts.RESPONDER, Accounts.COMMANDER, Accounts.PROCESS_OWNER, Accounts.ADMINISTRATOR);
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
  private static final String ENGINE = "/(?:engine-rest|camunda/api/engine/engine/[^/]+)";
  private static final Pattern QUERY =
      Pattern.compile(
          ENGINE
              + "(?:/history)?/(?!message|signal|condition)[a-z-]+(?:/count)?"
              + "|"
              + ENGINE
              + "/filter/[^/]+/(?:list|count|singleResult)"
              + "|/camunda/api/cockpit/plugin/.*"
              + "|/camunda/api/admin/auth/.*");
  private static final Pattern OWN_PASSWORD = Pattern.compile(ENGINE + "/user/[^/]+/credentials");

  private OnlyReading() {}

  static boolean refuses(HttpServletRequest request) {
    if (HARMLESS.contains(request.getMethod()) || mayChange()) {
      return false;
    }
    Pattern allowed = request.getMethod().equals("POST") ? QUERY : OWN_PASSWORD;
    return !allowed.matcher(request.getRequestURI()).matches();
  }

  private static boolean mayChange() {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    return person != null
        && person.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .anyMatch(WHO_CHANGES::contains);
  }
}
