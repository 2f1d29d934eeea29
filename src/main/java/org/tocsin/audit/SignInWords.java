package org.tocsin.audit;

import org.tocsin.security.event.SecurityEvent;
import org.tocsin.security.event.SecurityEvent.AppPasswordMade;
import org.tocsin.security.event.SecurityEvent.AppPasswordRevoked;
import org.tocsin.security.event.SecurityEvent.DeviceForgotten;
import org.tocsin.security.event.SecurityEvent.DeviceRemembered;
import org.tocsin.security.event.SecurityEvent.DeviceTokenReused;
import org.tocsin.security.event.SecurityEvent.IdentityLinked;
import org.tocsin.security.event.SecurityEvent.InvitationAccepted;
import org.tocsin.security.event.SecurityEvent.PasskeyAdded;
import org.tocsin.security.event.SecurityEvent.PasskeyRemoved;
import org.tocsin.security.event.SecurityEvent.PasswordChanged;
import org.tocsin.security.event.SecurityEvent.RolesLost;
import org.tocsin.security.event.SecurityEvent.SessionsEnded;
import org.tocsin.security.event.SecurityEvent.SignInFailed;
import org.tocsin.security.event.SecurityEvent.SignInRefused;
import org.tocsin.security.event.SecurityEvent.SignInThrottled;
import org.tocsin.security.event.SecurityEvent.SignedIn;

/**
 * How the log says what happened around signing in.
 *
 * @param byStrangers whether anybody can cause as many of it as they like
 */
record SignInWords(String kind, String text, boolean byStrangers) {
  /**
   * @param account what to call the account
   */
  static SignInWords of(SecurityEvent event, String account) {
    if (event instanceof SignedIn in) {
      return known("signed-in", "%s signed in by %s.".formatted(account, in.way()));
    }
    if (event instanceof SignInFailed) {
      return stranger("sign-in-failed", "Somebody failed to sign in as %s.".formatted(account));
    }
    if (event instanceof SignInThrottled throttled) {
      return stranger(
          "sign-in-throttled",
          "A sign-in as %s was put off for %d seconds.".formatted(account, throttled.seconds()));
    }
    if (event instanceof SignInRefused refused) {
      return stranger(
          "sign-in-refused",
          "A sign-in as %s was refused: %s.".formatted(account, refused.reason()));
    }
    if (event instanceof IdentityLinked linked) {
      return known(
          "identity-linked",
          "%s is %s at %s.".formatted(account, linked.subject(), linked.issuer()));
    }
    if (event instanceof PasswordChanged) {
      return known("password-changed", "The password of %s was changed.".formatted(account));
    }
    if (event instanceof InvitationAccepted) {
      return known("invitation-accepted", "%s accepted an invitation.".formatted(account));
    }
    if (event instanceof RolesLost lost) {
      return known(
          "roles-lost",
          "%s lost %s."
              .formatted(account, String.join(", ", lost.groups().stream().sorted().toList())));
    }
    if (event instanceof SessionsEnded ended) {
      return known(
          "sessions-ended",
          "%d sessions of %s were ended%s: %s."
              .formatted(
                  ended.count(),
                  account,
                  ended.by() == null ? "" : " by " + ended.by(),
                  ended.reason()));
    }
    if (event instanceof DeviceRemembered) {
      return known("device-remembered", "%s stays signed in on a device.".formatted(account));
    }
    if (event instanceof DeviceForgotten) {
      return known("device-forgotten", "%s forgot a device.".formatted(account));
    }
    if (event instanceof DeviceTokenReused) {
      return known(
          "device-token-reused",
          "A device of %s was copied: it showed a token that had been replaced."
              .formatted(account));
    }
    if (event instanceof AppPasswordMade made) {
      return known(
          "app-password-made", "%s made the app password %s.".formatted(account, made.name()));
    }
    if (event instanceof AppPasswordRevoked revoked) {
      return known(
          "app-password-revoked",
          "%s revoked the app password %s.".formatted(account, revoked.name()));
    }
    if (event instanceof PasskeyAdded added) {
      return known("passkey-added", "%s added the passkey %s.".formatted(account, added.label()));
    }
    if (event instanceof PasskeyRemoved removed) {
      return known(
          "passkey-removed",
          "The passkey %s of %s was removed.".formatted(removed.label(), account));
    }
    throw new IllegalArgumentException("The audit log has no words for " + event.getClass());
  }

  private static SignInWords known(String kind, String text) {
    return new SignInWords(kind, text, false);
  }

  private static SignInWords stranger(String kind, String text) {
    return new SignInWords(kind, text, true);
  }
}
