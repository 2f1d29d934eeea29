package org.tocsin.security.passkeys;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tocsin.security.event.SecurityEvent.InvitationAccepted;

/** Who has to sign in with a passkey: the roles that the settings name, or everybody. */
@Component
public class RequiredPasskeys {
  /** All that somebody may do who has to have a passkey and has none: add one. */
  public static final String WANTED = "passkey-wanted";

  private static final String EVERYBODY = "everybody";

  private final Set<String> roles;
  private final Passkeys passkeys;

  RequiredPasskeys(@Value("${tocsin.passkeys-for}") Set<String> roles, Passkeys passkeys) {
    this.roles = roles;
    this.passkeys = passkeys;
  }

  /** Whether somebody in these groups has to. */
  public boolean of(Set<String> groups) {
    return roles.contains(EVERYBODY) || groups.stream().anyMatch(roles::contains);
  }

  /** Whether they can. */
  public boolean has(String account) {
    return !passkeys.of(account).isEmpty();
  }

  /** An invitation starts over: a person who lost their passkeys could never sign in again. */
  @EventListener
  void startOver(InvitationAccepted accepted) {
    passkeys.of(accepted.account()).forEach(p -> passkeys.remove(accepted.account(), p.id()));
  }
}
