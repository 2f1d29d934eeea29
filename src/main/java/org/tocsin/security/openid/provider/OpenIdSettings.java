package org.tocsin.security.openid.provider;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.env.PropertyResolver;
import org.tocsin.engine.account.Accounts;

/**
 * What the settings say about the provider.
 *
 * @param clientSecret empty for a public client
 * @param roles the roles that each group gives; empty when the directory gives the roles
 * @param button what the button on the sign-in page says
 */
public record OpenIdSettings(
    String issuer,
    String clientId,
    String clientSecret,
    Set<String> scopes,
    String groupsClaim,
    Map<String, Set<String>> roles,
    String button) {
  private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  public static OpenIdSettings of(PropertyResolver settings) {
    return new OpenIdSettings(
        value(settings, "issuer"),
        value(settings, "client-id"),
        value(settings, "client-secret"),
        new TreeSet<>(list(settings, "scopes")),
        value(settings, "groups-claim"),
        roles(list(settings, "roles")),
        value(settings, "button"));
  }

  /** Everything that is wrong with the settings, each a sentence that names the one to correct. */
  public static List<String> problems(PropertyResolver settings) {
    List<String> problems = new ArrayList<>();
    String issuer = value(settings, "issuer");
    boolean clientNamed = !value(settings, "client-id").isEmpty();
    if (issuer.isEmpty()) {
      if (clientNamed || !list(settings, "roles").isEmpty()) {
        problems.add("TOCSIN_OIDC_ISSUER is empty, but other settings for OpenID Connect are set.");
      }
      return problems;
    }
    if (!isIssuer(issuer)) {
      problems.add(
          "TOCSIN_OIDC_ISSUER is not an https address without query, such as"
              + " https://login.example.org/realms/staff.");
    }
    if (!clientNamed) {
      problems.add("TOCSIN_OIDC_CLIENT_ID is empty, but TOCSIN_OIDC_ISSUER is set.");
    }
    if (!list(settings, "scopes").contains("openid")) {
      problems.add("TOCSIN_OIDC_SCOPES does not contain openid.");
    }
    list(settings, "roles").stream()
        .filter(pair -> !isPair(pair))
        .map(
            pair ->
                "TOCSIN_OIDC_ROLES is not pairs such as sre=responder,leads=commander; '%s' names none of the roles %s."
                    .formatted(pair, String.join(", ", new TreeSet<>(Accounts.ROLES))))
        .forEach(problems::add);
    return problems;
  }

  /** Whether a person's roles come from their groups, and not from the directory. */
  public boolean groupsGiveRoles() {
    return !roles.isEmpty();
  }

  public Set<String> rolesOf(Collection<String> groups) {
    Set<String> given = new TreeSet<>();
    groups.forEach(group -> given.addAll(roles.getOrDefault(group, Set.of())));
    return given;
  }

  private static Map<String, Set<String>> roles(List<String> pairs) {
    Map<String, Set<String>> roles = new HashMap<>();
    for (String pair : pairs) {
      // the name of a group may hold the sign too
      int sign = pair.lastIndexOf('=');
      roles
          .computeIfAbsent(pair.substring(0, sign).strip(), group -> new TreeSet<>())
          .add(pair.substring(sign + 1).strip());
    }
    return roles;
  }

  private static boolean isPair(String pair) {
    int sign = pair.lastIndexOf('=');
    return sign > 0 && Accounts.ROLES.contains(pair.substring(sign + 1).strip());
  }

  private static boolean isIssuer(String issuer) {
    try {
      URI uri = URI.create(issuer);
      return uri.getHost() != null
          && uri.getQuery() == null
          && uri.getFragment() == null
          && ("https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && OF_THIS_MACHINE.contains(uri.getHost())));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String value(PropertyResolver settings, String name) {
    return settings.getProperty("tocsin.oidc." + name, "").strip();
  }

  private static List<String> list(PropertyResolver settings, String name) {
    return Stream.of(value(settings, name).split(","))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }
}
