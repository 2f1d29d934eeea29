package org.tocsin.security.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened around signing in, published as it happens for the audit log. */
public sealed interface SecurityEvent {
  /** The account that it happened to. It may not exist where somebody tried a name. */
  String account();

  /**
   * Where somebody came from.
   *
   * @param address of the network, of the client and not of a proxy that Tocsin knows
   * @param browser what it calls itself; cut, and empty when it says nothing
   */
  record Origin(String address, String browser) {}

  /**
   * Somebody signed in.
   *
   * @param way {@code password}, {@code device}, {@code passkey}, {@code app-password} or {@code
   *     openid-connect}
   */
  record SignedIn(String account, String way, Origin origin) implements SecurityEvent {}

  /** The name or the password was wrong. */
  record SignInFailed(String account, Origin origin) implements SecurityEvent {}

  /** An attempt was not looked at, because there were too many before it. */
  record SignInThrottled(String account, Origin origin, int seconds) implements SecurityEvent {}

  /** The password was right, and yet nobody was signed in. */
  record SignInRefused(String account, String reason, Origin origin) implements SecurityEvent {}

  /** The OpenID provider vouches for the owner of an account under this subject from now on. */
  record IdentityLinked(String account, String issuer, String subject) implements SecurityEvent {}

  /** By its owner, or by an invitation. */
  record PasswordChanged(String account) implements SecurityEvent {}

  /** Somebody chose a password by an invitation. */
  record InvitationAccepted(String account) implements SecurityEvent {}

  /** Roles or teams that the account no longer has. */
  record RolesLost(String account, Set<String> groups) implements SecurityEvent {}

  /**
   * Sessions ended before their time.
   *
   * @param by who ended them; null when nobody in particular did
   */
  record SessionsEnded(String account, String reason, int count, @Nullable String by)
      implements SecurityEvent {}

  /** Somebody stays signed in on a device from now on. */
  record DeviceRemembered(String account, Origin origin) implements SecurityEvent {}

  /** By its owner. */
  record DeviceForgotten(String account) implements SecurityEvent {}

  /** A device showed what had been replaced: it was copied. Every session and device has ended. */
  record DeviceTokenReused(String account, Origin origin) implements SecurityEvent {}

  /** A password for a machine. */
  record AppPasswordMade(String account, String name) implements SecurityEvent {}

  /** A password for a machine ended. */
  record AppPasswordRevoked(String account, String name) implements SecurityEvent {}

  /** Somebody can sign in with a passkey. */
  record PasskeyAdded(String account, String label) implements SecurityEvent {}

  /** A passkey signs nobody in any more. */
  record PasskeyRemoved(String account, String label) implements SecurityEvent {}
}
