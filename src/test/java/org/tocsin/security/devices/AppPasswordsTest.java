package org.tocsin.security.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.engine.account.Accounts;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.WebVisitor;
import org.tocsin.testkit.World;

@StoryTest
class AppPasswordsTest {
  private static final String ACCOUNT = "app-test";

  @Autowired Accounts accounts;
  @Autowired AppPasswords apps;
  @Autowired JdbcClient database;
  @Autowired TestRestTemplate http;
  @LocalServerPort int port;

  @BeforeEach
  void anAccount() {
    accounts.create(ACCOUNT, "App Test", "", World.PASSWORD);
    accounts.joinOnly(ACCOUNT, Set.of(Accounts.RESPONDER));
    database.sql("delete from security_app_passwords").update();
  }

  @Test
  void aMachineSignsInByHttpBasic() {
    String password = apps.make(ACCOUNT, "Modeler");
    assertThat(status(ACCOUNT, password, "/api/incidents")).isEqualTo(200);
    assertThat(status(ACCOUNT, password, "/engine-rest/task")).isEqualTo(200);
    assertThat(status("ada", password, "/api/incidents")).isEqualTo(401);
    assertThat(status(ACCOUNT, password + "x", "/api/incidents")).isEqualTo(401);
  }

  @Test
  void itSaysWhenAndFromWhereItWasUsed() {
    String password = apps.make(ACCOUNT, "Modeler");
    assertThat(apps.of(ACCOUNT).get(0).usedAt()).isNull();
    status(ACCOUNT, password, "/api/incidents");
    assertThat(apps.of(ACCOUNT).get(0).usedAt()).isEqualTo(World.BEGINNING);
    assertThat(apps.of(ACCOUNT).get(0).address()).isEqualTo("127.0.0.1");
  }

  @Test
  void aRevokedOneOpensNothing() {
    String password = apps.make(ACCOUNT, "Modeler");
    apps.revoke("ada", apps.of(ACCOUNT).get(0).id());
    assertThat(status(ACCOUNT, password, "/api/incidents")).isEqualTo(200);
    apps.revoke(ACCOUNT, apps.of(ACCOUNT).get(0).id());
    assertThat(status(ACCOUNT, password, "/api/incidents")).isEqualTo(401);
    assertThat(apps.of(ACCOUNT)).isEmpty();
  }

  @Test
  void itDoesNotSignInOnTheConsole() throws Exception {
    String password = apps.make(ACCOUNT, "Modeler");
    assertThat(new WebVisitor(port).signIn(ACCOUNT, password)).isEqualTo("/sign-in?error");
  }

  @Test
  void itIsStoredHashed() {
    String password = apps.make(ACCOUNT, "Modeler");
    assertThat(
            database
                .sql("select security_app_passwords::text from security_app_passwords")
                .query(String.class)
                .single())
        .doesNotContain(password);
  }

  @Test
  void itIsMadeOnThePageAndShownOnce() throws Exception {
    WebVisitor browser = new WebVisitor(port);
    browser.signIn(ACCOUNT, World.PASSWORD);
    String page =
        browser
            .post("/me/security", "/me/security/app-passwords", Map.of("name", "Modeler"))
            .body();
    String password = page.replaceAll("(?s).*(tap_[a-z0-9]{32}).*", "$1");
    assertThat(status(ACCOUNT, password, "/api/incidents")).isEqualTo(200);
    assertThat(browser.get("/me/security").body()).contains("Modeler").doesNotContain(password);
  }

  @Test
  void itMakesNeitherAnotherOneNorAPasskey() {
    TestRestTemplate machine = http.withBasicAuth(ACCOUNT, apps.make(ACCOUNT, "Modeler"));
    assertThat(
            machine
                .postForEntity("/me/security/app-passwords?name=more", null, String.class)
                .getStatusCode()
                .value())
        .isEqualTo(403);
    assertThat(
            machine
                .postForEntity("/webauthn/register/options", null, String.class)
                .getStatusCode()
                .value())
        .isEqualTo(403);
    assertThat(apps.of(ACCOUNT)).hasSize(1);
  }

  private int status(String account, String password, String path) {
    return http.withBasicAuth(account, password)
        .getForEntity(path, String.class)
        .getStatusCode()
        .value();
  }
}
