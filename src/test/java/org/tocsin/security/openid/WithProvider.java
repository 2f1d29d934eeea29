package org.tocsin.security.openid;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tocsin.engine.account.Accounts;
import org.tocsin.security.event.SecurityEvent;
import org.tocsin.testkit.StoryClock;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.WebVisitor;

/** A Tocsin that its people sign in to with a real provider. */
@StoryTest
@Tag("alone")
@Import(WithProvider.Listening.class)
abstract class WithProvider {
  /** Open as long as the JVM: the tests share one Tocsin, which knows its address. */
  static final Provider provider = new Provider();

  static final String BEGIN = "/oauth2/authorization/openid";

  @Autowired Accounts accounts;
  @Autowired JdbcClient database;
  @Autowired StoryClock clock;
  @Autowired Listening listening;
  @LocalServerPort int port;

  WebVisitor browser;

  /** What happened around signing in, in whatever thread. */
  @TestConfiguration
  static class Listening {
    private final List<SecurityEvent> heard = new CopyOnWriteArrayList<>();

    @EventListener
    void hear(SecurityEvent event) {
      heard.add(event);
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("tocsin.oidc.issuer", provider::issuer);
    settings.add("tocsin.oidc.client-id", () -> Provider.CLIENT);
    settings.add("tocsin.oidc.client-secret", () -> Provider.SECRET);
    settings.add("tocsin.oidc.roles", () -> "sre=responder,leads=commander,leads=responder");
  }

  @BeforeEach
  void adaIsAnSre() {
    provider.startOver();
    provider.knows("u1", claims("ada@example.org", "sre"));
    database.sql("delete from security_identities").update();
    database.sql("delete from security_openid_grants").update();
    database.sql("delete from security_sessions").update();
    accounts.takeRoles("ada", Set.of(Accounts.RESPONDER, Accounts.PROCESS_OWNER));
    browser = new WebVisitor(port);
    listening.heard.clear();
  }

  /** What the provider says of somebody whose address it has verified. */
  static Map<String, Object> claims(String mail, String... groups) {
    return new HashMap<>(Map.of("email", mail, "email_verified", true, "groups", List.of(groups)));
  }

  /**
   * @param user the name at the provider
   * @return where that leads
   */
  String signIn(String user) throws Exception {
    return location(new ProviderVisitor().signIn(location(BEGIN), user));
  }

  String location(String path) throws Exception {
    return browser.get(path).headers().firstValue("Location").orElse("");
  }

  boolean isSignedIn() throws Exception {
    return browser.get("/").statusCode() == 200;
  }

  void passes(Duration time) {
    clock.set(clock.instant().plus(time));
  }

  /** The events of this type since the test began. */
  <T extends SecurityEvent> Stream<T> all(Class<T> type) {
    return listening.heard.stream().filter(type::isInstance).map(type::cast);
  }
}
