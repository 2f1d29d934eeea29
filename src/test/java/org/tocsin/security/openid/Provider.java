package org.tocsin.security.openid;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** A real OpenID provider on a free port, whose users a test can change. */
final class Provider {
  static final String CLIENT = "tocsin";
  static final String SECRET = "secret-of-the-stories";
  static final String PASSWORD = "password-at-the-provider";

  /** What the ID token of each user says besides the usual; the name at the provider is the key. */
  final Map<String, Map<String, Object>> users = new ConcurrentHashMap<>();

  private final AnnotationConfigServletWebServerApplicationContext context =
      new AnnotationConfigServletWebServerApplicationContext();
  private volatile boolean grantsEnded;
  private volatile boolean away;
  private volatile boolean refreshes = true;
  private volatile boolean forges;

  Provider() {
    context.registerBean("provider", Provider.class, () -> this);
    context.register(Server.class);
    context.refresh();
  }

  String issuer() {
    return "http://localhost:" + context.getWebServer().getPort();
  }

  void startOver() {
    users.clear();
    grantsEnded = false;
    away = false;
    refreshes = true;
    forges = false;
  }

  /** What it signs is signed with a key that it does not publish. */
  void forges() {
    forges = true;
  }

  void givesNoRefreshTokens() {
    refreshes = false;
  }

  /** Somebody of this name, with these claims. */
  void knows(String user, Map<String, Object> claims) {
    users.put(user, new HashMap<>(claims));
  }

  /** Every sign-in has ended there, as when an account is closed. */
  void endsGrants() {
    grantsEnded = true;
  }

  /** It answers everything with an error. */
  void isAway(boolean now) {
    away = now;
  }

  private OidcUserInfo info(String user) {
    Map<String, Object> claims = new HashMap<>(Map.of("sub", user));
    Optional.ofNullable(users.get(user).get("groups")).ifPresent(all -> claims.put("groups", all));
    return new OidcUserInfo(claims);
  }

  /** Without @Configuration, which Tocsin would look for and find. */
  @EnableWebMvc
  @EnableWebSecurity
  static class Server {
    @Bean
    TomcatServletWebServerFactory web() {
      return new TomcatServletWebServerFactory(0);
    }

    /** Tomcat runs no filter where it has no servlet. */
    @Bean
    DispatcherServlet pages() {
      return new DispatcherServlet();
    }

    @Bean
    SecurityFilterChain door(HttpSecurity http, Provider provider) throws Exception {
      return http.with(
              OAuth2AuthorizationServerConfigurer.authorizationServer(),
              server ->
                  server.oidc(
                      oidc ->
                          oidc.userInfoEndpoint(
                              info ->
                                  info.userInfoMapper(
                                      asked ->
                                          provider.info(
                                              asked.getAuthorization().getPrincipalName())))))
          .authorizeHttpRequests(all -> all.anyRequest().authenticated())
          .formLogin(Customizer.withDefaults())
          .addFilterBefore(
              (request, response, chain) -> {
                if (provider.away) {
                  ((HttpServletResponse) response).sendError(503);
                } else {
                  chain.doFilter(request, response);
                }
              },
              HeaderWriterFilter.class)
          .build();
    }

    @Bean
    UserDetailsService users(Provider provider) {
      return name -> {
        if (!provider.users.containsKey(name)) {
          throw new UsernameNotFoundException(name);
        }
        return User.withUsername(name).password("{noop}" + PASSWORD).roles("USER").build();
      };
    }

    @Bean
    RegisteredClientRepository clients(Provider provider) {
      RegisteredClient usual = client();
      RegisteredClient sparing =
          RegisteredClient.from(usual)
              .authorizationGrantTypes(all -> all.remove(AuthorizationGrantType.REFRESH_TOKEN))
              .build();
      return new RegisteredClientRepository() {
        @Override
        public void save(RegisteredClient client) {}

        @Override
        public RegisteredClient findById(String id) {
          return provider.refreshes ? usual : sparing;
        }

        @Override
        public RegisteredClient findByClientId(String id) {
          return findById(id);
        }
      };
    }

    private static RegisteredClient client() {
      return RegisteredClient.withId(CLIENT)
          .clientId(CLIENT)
          .clientSecret("{noop}" + SECRET)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
          .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
          .redirectUri("http://tocsin.test/login/oauth2/code/openid")
          .scope("openid")
          .scope("profile")
          .scope("email")
          .clientSettings(ClientSettings.builder().requireProofKey(true).build())
          // a refresh token is good for one use, as at careful providers
          .tokenSettings(
              TokenSettings.builder()
                  .reuseRefreshTokens(false)
                  .refreshTokenTimeToLive(Duration.ofHours(8))
                  .build())
          .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(Provider provider) {
      return token -> {
        if (token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
          Map<String, Object> claims =
              provider.users.getOrDefault(token.getPrincipal().getName(), Map.of());
          token.getClaims().claims(all -> all.putAll(claims));
        }
      };
    }

    @Bean
    OAuth2AuthorizationService grants(Provider provider) {
      InMemoryOAuth2AuthorizationService kept = new InMemoryOAuth2AuthorizationService();
      return new OAuth2AuthorizationService() {
        @Override
        public void save(OAuth2Authorization grant) {
          kept.save(grant);
        }

        @Override
        public void remove(OAuth2Authorization grant) {
          kept.remove(grant);
        }

        @Override
        public @Nullable OAuth2Authorization findById(String id) {
          return kept.findById(id);
        }

        @Override
        public @Nullable OAuth2Authorization findByToken(String token, OAuth2TokenType type) {
          return provider.grantsEnded ? null : kept.findByToken(token, type);
        }
      };
    }

    @Bean
    JWKSource<SecurityContext> keys(Provider provider) throws GeneralSecurityException {
      JWKSet published = new JWKSet(key());
      JWKSet another = new JWKSet(key());
      // whoever signs asks for an algorithm, and the page of the public keys for everything
      return (wanted, context) ->
          wanted.select(
              provider.forges && wanted.getMatcher().getAlgorithms() != null ? another : published);
    }

    private static RSAKey key() throws GeneralSecurityException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
          .privateKey((RSAPrivateKey) pair.getPrivate())
          .keyID("one")
          .build();
    }

    @Bean
    JwtDecoder accessTokens(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }
  }
}
