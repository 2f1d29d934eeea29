package org.tocsin.security.passkeys;

import java.net.URI;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/**
 * Passkeys belong to the host of {@code TOCSIN_BASE_URL}. Each is kept by the device and asks for
 * its screen lock, so that it is two factors by itself.
 */
@Configuration
class PasskeySettings {
  static final AuthenticatorSelectionCriteria WANTED =
      AuthenticatorSelectionCriteria.builder()
          .residentKey(ResidentKeyRequirement.REQUIRED)
          .userVerification(UserVerificationRequirement.REQUIRED)
          .build();

  @Bean
  PublicKeyCredentialRpEntity passkeyHost(@Value("${tocsin.base-url}") URI address) {
    return PublicKeyCredentialRpEntity.builder().id(address.getHost()).name("Tocsin").build();
  }

  @Bean
  PublicKeyCredentialUserEntityRepository passkeyOwners(JdbcOperations database) {
    return new JdbcPublicKeyCredentialUserEntityRepository(database);
  }

  @Bean
  UserCredentialRepository passkeyStore(
      JdbcOperations database,
      PublicKeyCredentialUserEntityRepository owners,
      ApplicationEventPublisher events) {
    return new ReportedCredentials(new JdbcUserCredentialRepository(database), owners, events);
  }

  @Bean
  WebAuthnRelyingPartyOperations passkeyOperations(
      PublicKeyCredentialUserEntityRepository owners,
      UserCredentialRepository store,
      PublicKeyCredentialRpEntity host,
      @Value("${tocsin.base-url}") URI address) {
    Webauthn4JRelyingPartyOperations operations =
        new Webauthn4JRelyingPartyOperations(owners, store, host, Set.of(origin(address)));
    operations.setCustomizeCreationOptions(options -> options.authenticatorSelection(WANTED));
    operations.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    return operations;
  }

  private static String origin(URI address) {
    boolean usual =
        address.getPort() < 0
            || address.getPort() == (address.getScheme().equals("https") ? 443 : 80);
    return address.getScheme() + "://" + address.getHost() + (usual ? "" : ":" + address.getPort());
  }
}
