package org.tocsin.security.passkeys;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** The passkeys of people. */
@Component
public class Passkeys {
  private final PublicKeyCredentialUserEntityRepository owners;
  private final UserCredentialRepository stored;

  Passkeys(PublicKeyCredentialUserEntityRepository owners, UserCredentialRepository stored) {
    this.owners = owners;
    this.stored = stored;
  }

  /** One as its owner sees it. */
  public record Passkey(String id, String label, Instant madeAt, Instant usedAt) {}

  /** Those of an account, the newest first. */
  public List<Passkey> of(String account) {
    return records(account).stream()
        .map(
            r ->
                new Passkey(
                    r.getCredentialId().toBase64UrlString(),
                    r.getLabel(),
                    r.getCreated(),
                    r.getLastUsed()))
        .sorted(Comparator.comparing(Passkey::madeAt).reversed())
        .toList();
  }

  /** Removes one of an account. */
  public void remove(String account, String id) {
    records(account).stream()
        .map(CredentialRecord::getCredentialId)
        .filter(credential -> credential.toBase64UrlString().equals(id))
        .forEach(stored::delete);
  }

  private List<CredentialRecord> records(String account) {
    PublicKeyCredentialUserEntity owner = owners.findByUsername(account);
    return owner == null ? List.of() : stored.findByUserId(owner.getId());
  }
}
