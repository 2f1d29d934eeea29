package org.tocsin.security.openid.person;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tocsin.security.openid.provider.OpenIdSettings;

/**
 * Whom the provider vouches for.
 *
 * @param mail empty when there is none
 * @param verified whether the provider says that the address is theirs
 * @param groupsLeftOut whether Entra ID has left the groups out because there are too many
 */
public record Identity(
    String issuer,
    String subject,
    String mail,
    boolean verified,
    Set<String> groups,
    boolean groupsLeftOut) {
  private static final int LONGEST = 200;

  /** What Entra ID says instead of {@code email_verified}, when it is asked for. */
  private static final String DOMAIN_VERIFIED = "xms_edov";

  public static Identity of(Map<String, Object> claims, OpenIdSettings settings) {
    return new Identity(
        settings.issuer(),
        String.valueOf(claims.get("sub")),
        claims.get("email") instanceof String mail ? mail.strip() : "",
        isVerified(claims),
        groups(claims.get(settings.groupsClaim())),
        claims.get("_claim_names") instanceof Map<?, ?> elsewhere
            && elsewhere.containsKey(settings.groupsClaim()));
  }

  /** Whom a record of this person names before it is known which account they have. */
  String called() {
    String name = mail.isEmpty() ? subject : mail;
    return name.substring(0, Math.min(name.length(), LONGEST));
  }

  private static boolean isVerified(Map<String, Object> claims) {
    Object verified = claims.getOrDefault("email_verified", claims.get(DOMAIN_VERIFIED));
    return Set.of("true", "1").contains(String.valueOf(verified));
  }

  /** A provider may write one group without a list around it. */
  private static Set<String> groups(Object claim) {
    Collection<?> groups =
        claim instanceof Collection<?> several
            ? several
            : claim instanceof String one ? List.of(one) : List.of();
    Set<String> names = new TreeSet<>();
    groups.forEach(group -> names.add(String.valueOf(group)));
    return names;
  }
}
