package org.tocsin.security.openid.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * The provider as its own configuration describes it, which is read when somebody first wants to
 * sign in: a provider that is away must not keep Tocsin from starting.
 */
@Component
@Conditional(OpenIdConfigured.class)
public class OpenIdProvider implements ClientRegistrationRepository {
  /** Part of the addresses; there is one provider. */
  public static final String ID = "openid";

  private static final String CONFIGURATION = "/.well-known/openid-configuration";

  /** Strangers press the button too, and each question may take seconds. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final OpenIdSettings settings;
  private final Clock clock;
  private final ProviderHttp http = new ProviderHttp();
  private volatile @Nullable Known known;
  private @Nullable ProviderAway away;
  private Instant askAgain = Instant.MIN;

  OpenIdProvider(OpenIdSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  private record Known(ClientRegistration client, JwtDecoder idTokens) {}

  /**
   * @throws ProviderAway when its configuration cannot be read
   */
  public ClientRegistration client() {
    return known().client();
  }

  /** Checks the signature, issuer, audience and time of ID tokens. */
  public JwtDecoder idTokens() {
    return known().idTokens();
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return id.equals(ID) ? client() : null;
  }

  private Known known() {
    Known found = known;
    return found == null ? discover() : found;
  }

  private synchronized Known discover() {
    if (known != null) {
      return known;
    }
    if (away != null && clock.instant().isBefore(askAgain)) {
      throw away;
    }
    try {
      ClientRegistration client = read();
      known = new Known(client, decoder(client));
      return known;
    } catch (RestClientException | IllegalArgumentException | IllegalStateException e) {
      away = new ProviderAway(e);
      askAgain = clock.instant().plus(PAUSE);
      throw away;
    }
  }

  private ClientRegistration read() {
    String address = settings.issuer().replaceAll("/$", "") + CONFIGURATION;
    Map<String, Object> configuration =
        http.documents()
            .exchange(
                address,
                HttpMethod.GET,
                null,
                new ParameterizedTypeReference<Map<String, Object>>() {})
            .getBody();
    Object issuer = configuration == null ? null : configuration.get("issuer");
    if (configuration == null || !Objects.equals(issuer, settings.issuer())) {
      throw new IllegalStateException(
          "it calls itself %s and not %s, as TOCSIN_OIDC_ISSUER does"
              .formatted(issuer, settings.issuer()));
    }
    ClientRegistration.Builder client =
        ClientRegistrations.fromOidcConfiguration(configuration)
            .registrationId(ID)
            .clientId(settings.clientId())
            .clientSecret(settings.clientSecret())
            .scope(settings.scopes());
    if (settings.clientSecret().isEmpty()) {
      client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
    }
    return client.build();
  }

  /** These are signed with the provider's private key; nothing else is taken for a signature. */
  private JwtDecoder decoder(ClientRegistration client) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(client.getProviderDetails().getJwkSetUri())
            .jwsAlgorithms(algorithms -> algorithms.addAll(Set.of(SignatureAlgorithm.values())))
            .restOperations(http.documents())
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(client)));
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    return decoder;
  }
}
