package org.tocsin.security.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.directory.apply.Applying;
import org.tocsin.engine.account.Accounts;
import org.tocsin.security.event.SecurityEvent.RolesLost;
import org.tocsin.security.event.SecurityEvent.SessionsEnded;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.World;

class OpenIdSessionTest extends WithProvider {
  @Autowired Applying applying;
  @Autowired Duties duties;

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
  void signingOutForgetsTheTokens() throws Exception {
    database.sql("delete from security_openid_grants").update();
    signIn("u1");
    browser.post("/me/security", "/sign-out", Map.of());
    assertThat(isSignedIn()).isFalse();
    assertThat(
            database.sql("select count(*) from security_openid_grants").query(Long.class).single())
        .isZero();
  }

  @Test
  void withoutARefreshTokenTheAccessTokenIsAskedWith() throws Exception {
    provider.givesNoRefreshTokens();
    signIn("u1");
    passes(Duration.ofMinutes(5));
    assertThat(isSignedIn()).isTrue();
    provider.endsGrants();
    passes(Duration.ofMinutes(5));
    assertThat(isSignedIn()).isFalse();
  }

  @Test
  void aSessionEndsWhenItsPersonIsRemovedFromTheDirectory() throws Exception {
    signIn("u1");
    duties.change(document -> Duties.named(document.withArray("/people"), "ada").put("id", "ada2"));
    passes(Duration.ofMinutes(5));
    assertThat(isSignedIn()).isFalse();
  }

  @Test
  void ofRequestsAtOnceOneAsksTheProvider() throws Exception {
    signIn("u1");
    passes(Duration.ofMinutes(5));
    List<Boolean> signedIn =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(
                i -> {
                  try {
                    return isSignedIn();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                })
            .toList();
    assertThat(signedIn).containsOnly(true);
    passes(Duration.ofMinutes(5));
    assertThat(isSignedIn()).isTrue();
  }

  private List<String> stored() {
    return Stream.of(
            "select tokens from security_openid_grants",
            "select attribute_bytes from security_sessions_attributes")
        .flatMap(sql -> database.sql(sql).query(byte[].class).list().stream())
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .toList();
  }
}
