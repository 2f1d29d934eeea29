package org.tocsin.security.passkeys;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsRepository;

/**
 * Keeps what a new passkey has to sign between two requests. The options themselves cannot be
 * stored with a session; everything else in them is the same each time.
 */
public class ChallengeInSession implements PublicKeyCredentialCreationOptionsRepository {
  private static final String CHALLENGE = "passkey-challenge";
  private static final String OWNER = "passkey-owner";

  private final PublicKeyCredentialRpEntity host;

  public ChallengeInSession(PublicKeyCredentialRpEntity host) {
    this.host = host;
  }

  @Override
  public void save(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable PublicKeyCredentialCreationOptions options) {
    HttpSession session = request.getSession();
    if (options == null) {
      session.removeAttribute(CHALLENGE);
      session.removeAttribute(OWNER);
    } else {
      session.setAttribute(CHALLENGE, options.getChallenge());
      session.setAttribute(OWNER, options.getUser());
    }
  }

  @Override
  public @Nullable PublicKeyCredentialCreationOptions load(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(CHALLENGE) instanceof Bytes challenge)) {
      return null;
    }
    return PublicKeyCredentialCreationOptions.builder()
        .rp(host)
        .user((ImmutablePublicKeyCredentialUserEntity) session.getAttribute(OWNER))
        .challenge(challenge)
        .pubKeyCredParams(
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.RS256)
        .authenticatorSelection(PasskeySettings.WANTED)
        .attestation(AttestationConveyancePreference.NONE)
        .build();
  }
}
