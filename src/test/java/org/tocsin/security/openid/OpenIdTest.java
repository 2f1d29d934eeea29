package org.tocsin.security.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tocsin.directory.Applying;
import org.tocsin.engine.Accounts;
import org.tocsin.security.SecurityEvent;
import org.tocsin.security.SecurityEvent.IdentityLinked;
import org.tocsin.security.SecurityEvent.RolesLost;
import org.tocsin.security.SecurityEvent.SessionsEnded;
import org.tocsin.security.SecurityEvent.SignInRefused;
import org.tocsin.security.SecurityEvent.SignedIn;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.StoryClock;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.WebVisitor;
import org.tocsin.testkit.World;

@StoryTest
@Tag("alone")
class OpenIdTest {
  private static final Provider provider = new Provider();
  private static final String BEGIN = "/oauth2/authorization/openid";

  @Autowired Accounts accounts;
  @Autowired JdbcClient database;
  @Autowired StoryClock clock;
  @Autowired Applying applying;
  @Autowired Duties duties;
  @Autowired Listening listening;
  @LocalServerPort int port;

  private WebVisitor browser;

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

  @AfterAll
  static void theProviderCloses() {
    provider.close();
  }

  @BeforeEach
  void adaIsAnSre() {
    provider.startOver();
    provider.knows("u1", claims("ada@example.org", "sre"));
    database.sql("delete from security_identities").update();
    database.sql("delete from security_sessions").update();
    accounts.takeRoles("ada", Set.of(Accounts.RESPONDER, Accounts.PROCESS_OWNER));
    browser = new WebVisitor(port);
    listening.heard.clear();
  }

  @Test
  void somebodyHasTheRolesOfTheirGroups() throws Exception {
    assertThat(signIn("u1")).isEqualTo("/");
    assertThat(isSignedIn()).isTrue();
    assertThat(accounts.groupsOf("ada"))
        .contains(Accounts.RESPONDER)
        .doesNotContain(Accounts.PROCESS_OWNER);
    assertThat(all(SignedIn.class).map(SignedIn::way)).containsExactly("openid-connect");
    assertThat(all(IdentityLinked.class).map(IdentityLinked::subject)).containsExactly("u1");
  }

  @Test
  void aGroupThatIsTakenAwayTakesItsRoleWithinFiveMinutes() throws Exception {
    provider.knows("u1", claims("ada@example.org", "leads"));
    signIn("u1");
    provider.knows("u1", claims("ada@example.org", "sre"));
    passes(Duration.ofMinutes(4));
    assertThat(isSignedIn()).isTrue();
    passes(Duration.ofMinutes(1));
    assertThat(isSignedIn()).isFalse();
    assertThat(accounts.groupsOf("ada")).doesNotContain(Accounts.COMMANDER);
    assertThat(all(RolesLost.class).map(RolesLost::groups)).contains(Set.of(Accounts.COMMANDER));
    assertThat(all(SessionsEnded.class).map(SessionsEnded::account)).containsExactly("ada");
    assertThat(signIn("u1")).isEqualTo("/");
  }

  @Test
  void aSessionGoesOnWhenNothingHasChanged() throws Exception {
    signIn("u1");
    for (int i = 0; i < 6; i++) {
      passes(Duration.ofMinutes(5));
      assertThat(isSignedIn()).isTrue();
      assertThat(isSignedIn()).isTrue();
    }
    assertThat(
            database.sql("select count(*) from security_openid_grants").query(Long.class).single())
        .isPositive();
  }

  @Test
  void theDirectoryDoesNotBringBackARoleOfAGroup() throws Exception {
    provider.knows("u1", claims("ada@example.org", "leads"));
    signIn("u1");
    applying.apply(duties.text(), null, "admin");
    assertThat(accounts.groupsOf("ada")).contains(Accounts.COMMANDER, Accounts.RESPONDER, "shop");
    assertThat(isSignedIn()).isTrue();
  }

  @Test
  void theEngineTakesTheRolesOfTheGroups() throws Exception {
    signIn("u1");
    assertThat(browser.get("/camunda/api/engine/engine/default/task/count").statusCode())
        .isEqualTo(200);
    provider.knows("u1", claims("ada@example.org", "nobodys"));
    passes(Duration.ofMinutes(5));
    assertThat(browser.get("/camunda/api/engine/engine/default/task/count").statusCode())
        .isEqualTo(401);
    assertThat(accounts.groupsOf("ada")).containsExactly("shop");
  }

  @Test
  void aSessionEndsWhenTheProviderHasEndedIt() throws Exception {
    signIn("u1");
    provider.endsGrants();
    passes(Duration.ofMinutes(5));
    assertThat(isSignedIn()).isFalse();
    assertThat(all(SessionsEnded.class).map(SessionsEnded::reason))
        .containsExactly("the OpenID provider no longer vouches for it");
  }

  @Test
  void aSessionOutlivesAnOutageOfTheProviderByAnHour() throws Exception {
    signIn("u1");
    provider.isAway(true);
    passes(Duration.ofMinutes(59));
    assertThat(isSignedIn()).isTrue();
    passes(Duration.ofMinutes(5));
    assertThat(isSignedIn()).isFalse();
  }

  @Test
  void aSessionGoesOnAfterAShortOutage() throws Exception {
    signIn("u1");
    provider.isAway(true);
    passes(Duration.ofMinutes(30));
    assertThat(isSignedIn()).isTrue();
    provider.isAway(false);
    passes(Duration.ofMinutes(50));
    assertThat(isSignedIn()).isTrue();
  }

  @Test
  void aPasswordSignsInWhileTheProviderIsAway() throws Exception {
    provider.isAway(true);
    accounts.setPassword("ben", World.PASSWORD);
    assertThat(browser.signIn("ben", World.PASSWORD)).isEqualTo("/");
    assertThat(isSignedIn()).isTrue();
  }

  @Test
  void somebodyIsKnownByTheirSubjectWhenTheirAddressChanges() throws Exception {
    signIn("u1");
    provider.knows("u1", claims("ada.okafor@example.org", "sre"));
    browser = new WebVisitor(port);
    assertThat(signIn("u1")).isEqualTo("/");
    assertThat(all(IdentityLinked.class)).hasSize(1);
  }

  @Test
  void theCaseOfAnAddressDoesNotMatter() throws Exception {
    provider.knows("u1", claims("Ada@Example.org", "sre"));
    assertThat(signIn("u1")).isEqualTo("/");
  }

  @Test
  void aVerifiedDomainWillDoForEntra() throws Exception {
    provider.knows("u1", Map.of("email", "ada@example.org", "xms_edov", true, "groups", "sre"));
    assertThat(signIn("u1")).isEqualTo("/");
  }

  @Test
  void aStrangerIsRefused() throws Exception {
    provider.knows("u2", claims("mallory@example.org", "sre"));
    assertThat(signIn("u2")).isEqualTo("/sign-in?openid=unknown");
    assertThat(isSignedIn()).isFalse();
    assertThat(all(SignInRefused.class).map(SignInRefused::account))
        .containsExactly("mallory@example.org");
  }

  @Test
  void anAddressThatIsNotVerifiedIsRefused() throws Exception {
    provider.knows("u2", Map.of("email", "ada@example.org", "groups", List.of("sre")));
    assertThat(signIn("u2")).isEqualTo("/sign-in?openid=unverified");
    provider.knows(
        "u3", Map.of("email", "ada@example.org", "email_verified", false, "xms_edov", true));
    browser = new WebVisitor(port);
    assertThat(signIn("u3")).isEqualTo("/sign-in?openid=unverified");
  }

  @Test
  void twoPeopleWithOneAddressAreRefused() throws Exception {
    duties.mayBeReachedBy("ben", "[{ way: mail, address: ADA@example.org }]");
    assertThat(signIn("u1")).isEqualTo("/sign-in?openid=several");
    assertThat(isSignedIn()).isFalse();
  }

  @Test
  void somebodyWithoutARoleIsRefused() throws Exception {
    provider.knows("u1", claims("ada@example.org", "nobodys"));
    assertThat(signIn("u1")).isEqualTo("/sign-in?openid=role");
    assertThat(accounts.groupsOf("ada")).containsExactly("shop");
  }

  @Test
  void groupsThatEntraLeavesOutGiveNoRole() throws Exception {
    provider.knows(
        "u1",
        Map.of(
            "email", "ada@example.org",
            "xms_edov", "1",
            "_claim_names", Map.of("groups", "src1")));
    assertThat(signIn("u1")).isEqualTo("/sign-in?openid=overage");
  }

  @ParameterizedTest
  @CsvSource({"iss, http://localhost:1", "nonce, another", "aud, another"})
  void aTokenForSomebodyElseIsRefused(String claim, String value) throws Exception {
    provider.users.get("u1").put(claim, claim.equals("aud") ? List.of(value) : value);
    assertThat(signIn("u1")).isEqualTo("/sign-in?openid=failed");
    assertThat(isSignedIn()).isFalse();
  }

  @Test
  void anAnswerThatThisBrowserDidNotAskForIsRefused() throws Exception {
    String path = new ProviderVisitor().signIn(location(BEGIN), "u1");
    browser = new WebVisitor(port);
    assertThat(location(path)).isEqualTo("/sign-in?openid=failed");
    location(BEGIN);
    assertThat(location(path)).isEqualTo("/sign-in?openid=failed");
    assertThat(isSignedIn()).isFalse();
  }

  @Test
  void theSessionHasAnotherNameAfterwards() throws Exception {
    accounts.setPassword("ben", World.PASSWORD);
    browser.signIn("ben", World.PASSWORD);
    String before = browser.cookie("tocsin-session").orElseThrow();
    signIn("u1");
    assertThat(browser.cookie("tocsin-session").orElseThrow()).isNotEqualTo(before);
  }

  @Test
  void noTokenIsStoredAsItIs() throws Exception {
    signIn("u1");
    assertThat(stored()).noneMatch(bytes -> bytes.contains("eyJ"));
  }

  @Test
  void pressingTheButtonMakesNoSession() throws Exception {
    assertThat(location(BEGIN)).startsWith(provider.issuer() + "/oauth2/authorize?");
    assertThat(browser.cookie("tocsin-session")).isEmpty();
    assertThat(browser.get("/sign-in").body()).contains("Single sign-on");
  }

  @Test
  void signingOutForgetsTheTokens() throws Exception {
    database.sql("delete from security_openid_grants").update();
    signIn("u1");
    browser.post("/me/security", "/sign-out", Map.of());
    assertThat(isSignedIn()).isFalse();
    assertThat(
            database.sql("select count(*) from security_openid_grants").query(Long.class).single())
        .isZero();
  }

  private List<String> stored() {
    return Stream.of(
            "select tokens from security_openid_grants",
            "select attribute_bytes from security_sessions_attributes")
        .flatMap(sql -> database.sql(sql).query(byte[].class).list().stream())
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .toList();
  }

  private <T extends SecurityEvent> Stream<T> all(Class<T> type) {
    return listening.heard.stream().filter(type::isInstance).map(type::cast);
  }

  private void passes(Duration time) {
    clock.set(clock.instant().plus(time));
  }

  private String signIn(String user) throws Exception {
    return location(new ProviderVisitor().signIn(location(BEGIN), user));
  }

  private String location(String path) throws Exception {
    return browser.get(path).headers().firstValue("Location").orElse("");
  }

  private boolean isSignedIn() throws Exception {
    return browser.get("/").statusCode() == 200;
  }

  private static Map<String, Object> claims(String mail, String... groups) {
    return Map.of("email", mail, "email_verified", true, "groups", List.of(groups));
  }
}
