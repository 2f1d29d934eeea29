package org.tocsin.security.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.engine.account.Accounts;
import org.tocsin.security.event.SecurityEvent.IdentityLinked;
import org.tocsin.security.event.SecurityEvent.SignInRefused;
import org.tocsin.security.event.SecurityEvent.SignedIn;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.WebVisitor;

class OpenIdTest extends WithProvider {
  @Autowired Duties duties;

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

  @Test
  void aTokenThatSomebodyElseHasSignedIsRefused() throws Exception {
    provider.forges();
    assertThat(signIn("u1")).isEqualTo("/sign-in?openid=failed");
    assertThat(isSignedIn()).isFalse();
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
  void pressingTheButtonMakesNoSession() throws Exception {
    assertThat(location(BEGIN)).startsWith(provider.issuer() + "/oauth2/authorize?");
    assertThat(browser.cookie("tocsin-session")).isEmpty();
    assertThat(browser.get("/sign-in").body()).contains("Single sign-on");
  }

  @Test
  void theOnlyAdministratorStaysOne() throws Exception {
    List<String> others = accounts.membersOf(Accounts.ADMINISTRATOR);
    others.forEach(other -> accounts.takeRoles(other, Set.of()));
    accounts.takeRoles("ada", Set.of(Accounts.ADMINISTRATOR));
    signIn("u1");
    assertThat(accounts.groupsOf("ada")).contains(Accounts.ADMINISTRATOR, Accounts.RESPONDER);
    others.forEach(other -> accounts.takeRoles(other, Set.of(Accounts.ADMINISTRATOR)));
  }
}
