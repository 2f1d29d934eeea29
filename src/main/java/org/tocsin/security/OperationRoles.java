package org.tocsin.security;

import java.util.ArrayList;
import java.util.List;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;
import org.tocsin.security.key.IntakeKeyFilter;

/** Asks the rules of {@link Doors} who may call an operation. */
@Component
public class OperationRoles {
  public static final String ANYBODY = "anybody";
  public static final String INTEGRATION_KEY = "integration key";

  private final WebInvocationPrivilegeEvaluator rules;

  OperationRoles(WebInvocationPrivilegeEvaluator rules) {
    this.rules = rules;
  }

  /**
   * The roles that may call an operation.
   *
   * @param path may hold variables, as in {@code /api/incidents/{number}}
   * @return {@link #ANYBODY} or {@link #INTEGRATION_KEY} alone, or names of roles
   */
  public List<String> of(String method, String path) {
    String example = path.replaceAll("\\{[^}]*}", "1");
    if (rules.isAllowed("", example, method, anonymous())) {
      return List.of(ANYBODY);
    }
    List<String> roles = new ArrayList<>();
    for (String role : AddressRoles.EVERY_ROLE) {
      if (rules.isAllowed("", example, method, with(role))) {
        roles.add(role);
      }
    }
    if (rules.isAllowed("", example, method, with(IntakeKeyFilter.INTAKE))) {
      roles.add(INTEGRATION_KEY);
    }
    return List.copyOf(roles);
  }

  private static Authentication anonymous() {
    return new AnonymousAuthenticationToken(
        ANYBODY, ANYBODY, AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
  }

  private static Authentication with(String authority) {
    return UsernamePasswordAuthenticationToken.authenticated(
        authority, "", AuthorityUtils.createAuthorityList(authority));
  }
}
