package org.tocsin.security.passkeys;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.tocsin.security.event.SecurityEvent.PasskeyAdded;
import org.tocsin.security.event.SecurityEvent.PasskeyRemoved;

/** Keeps passkeys and says when one is added or removed. */
class ReportedCredentials implements UserCredentialRepository {
  private final UserCredentialRepository stored;
  private final PublicKeyCredentialUserEntityRepository owners;
  private final ApplicationEventPublisher events;

  ReportedCredentials(
      UserCredentialRepository stored,
      PublicKeyCredentialUserEntityRepository owners,
      ApplicationEventPublisher events) {
    this.stored = stored;
    this.owners = owners;
    this.events = events;
  }

  @Override
  public void save(CredentialRecord passkey) {
    boolean added = stored.findByCredentialId(passkey.getCredentialId()) == null;
    stored.save(passkey);
    if (added) {
      events.publishEvent(new PasskeyAdded(owner(passkey), passkey.getLabel()));
    }
  }

  @Override
  public void delete(Bytes id) {
    CredentialRecord passkey = stored.findByCredentialId(id);
    stored.delete(id);
    if (passkey != null) {
      events.publishEvent(new PasskeyRemoved(owner(passkey), passkey.getLabel()));
    }
  }

  private String owner(CredentialRecord passkey) {
    PublicKeyCredentialUserEntity owner = owners.findById(passkey.getUserEntityUserId());
    return owner == null ? "" : owner.getName();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return stored.findByCredentialId(id);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes user) {
    return stored.findByUserId(user);
  }
}
