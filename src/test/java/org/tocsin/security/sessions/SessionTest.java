package org.tocsin.security.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.tocsin.engine.account.Accounts;
import org.tocsin.security.event.SecurityEvent.RolesLost;
import org.tocsin.security.event.SecurityEvent.SessionsEnded;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.WebVisitor;
import org.tocsin.testkit.World;

@StoryTest
@RecordApplicationEvents
class SessionTest {
  private static final String ACCOUNT = "session-test";
  private static final String COOKIE = "tocsin-session";

  @Autowired Accounts accounts;
  @Autowired JdbcClient database;
  @Autowired ApplicationEvents events;
  @LocalServerPort int port;

  private WebVisitor browser;

  @BeforeEach
  void anAccount() {
    accounts.create(ACCOUNT, "Session Test", "", World.PASSWORD);
    accounts.joinOnly(ACCOUNT, Set.of(Accounts.RESPONDER, Accounts.COMMANDER));
    database.sql("delete from security_sessions").update();
    browser = new WebVisitor(port);
  }

  @Test
  void lookingAtTheSignInPageMakesNoSession() throws Exception {
    browser.get("/inbox");
    browser.get("/sign-in");
    assertThat(browser.cookie(COOKIE)).isEmpty();
    assertThat(sessions()).isZero();
  }

  @Test
  void whoSignsInComesToThePageTheyAskedFor() throws Exception {
    browser.get("/inbox?all=true");
    assertThat(browser.signIn(ACCOUNT, World.PASSWORD)).isEqualTo("/inbox?all=true");
    assertThat(isSignedIn()).isTrue();
  }

  @Test
  void nobodyIsLedToAnotherSite() throws Exception {
    browser.setCookie("tocsin-asked-for", "Ly9ldmlsLmV4YW1wbGU=");
    assertThat(browser.signIn(ACCOUNT, World.PASSWORD)).isEqualTo("/");
  }

  @Test
  void aSessionEndsWithTheLossOfARole() throws Exception {
    browser.signIn(ACCOUNT, World.PASSWORD);
    accounts.joinOnly(ACCOUNT, Set.of(Accounts.RESPONDER));
    assertThat(isSignedIn()).isFalse();
    assertThat(events.stream(RolesLost.class).map(RolesLost::groups))
        .contains(Set.of(Accounts.COMMANDER));
    assertThat(events.stream(SessionsEnded.class).map(SessionsEnded::account)).contains(ACCOUNT);
  }

  @Test
  void aSessionGoesOnWhenARoleIsAdded() throws Exception {
    browser.signIn(ACCOUNT, World.PASSWORD);
    accounts.joinOnly(
        ACCOUNT, Set.of(Accounts.RESPONDER, Accounts.COMMANDER, Accounts.PROCESS_OWNER));
    assertThat(isSignedIn()).isTrue();
  }

  @Test
  void aSessionEndsWithTheLastRoleAndNobodySignsInAgain() throws Exception {
    browser.signIn(ACCOUNT, World.PASSWORD);
    accounts.joinOnly(ACCOUNT, Set.of());
    assertThat(isSignedIn()).isFalse();
    assertThat(browser.signIn(ACCOUNT, World.PASSWORD)).isEqualTo("/sign-in?role");
  }

  @Test
  void aSessionEndsWhenThePasswordIsChanged() throws Exception {
    browser.signIn(ACCOUNT, World.PASSWORD);
    accounts.setPassword(ACCOUNT, World.PASSWORD);
    assertThat(isSignedIn()).isFalse();
  }

  @Test
  void aSessionEndsTwelveHoursAfterItBegan() throws Exception {
    browser.signIn(ACCOUNT, World.PASSWORD);
    begin(Duration.ofHours(12).minusMinutes(1));
    assertThat(isSignedIn()).isTrue();
    begin(Duration.ofHours(12).plusMinutes(1));
    assertThat(isSignedIn()).isFalse();
    assertThat(sessions()).isZero();
  }

  @Test
  void whatAnotherVersionHasWrittenMeansSigningInAgain() throws Exception {
    browser.signIn(ACCOUNT, World.PASSWORD);
    database.sql("update security_sessions_attributes set attribute_bytes = '\\x00'").update();
    assertThat(browser.get("/").statusCode()).isEqualTo(302);
    assertThat(browser.signIn(ACCOUNT, World.PASSWORD)).isEqualTo("/");
    assertThat(isSignedIn()).isTrue();
  }

  @Test
  void aRequestWritesNothingWhenNothingHasChanged() throws Exception {
    browser.signIn(ACCOUNT, World.PASSWORD);
    String before = written();
    for (int i = 0; i < 5; i++) {
      assertThat(isSignedIn()).isTrue();
    }
    assertThat(written()).isEqualTo(before);
  }

  @Test
  void theEnginesApplicationsFindTheirPersonInTheSession() throws Exception {
    browser.signIn(ACCOUNT, World.PASSWORD);
    String tasks = "/camunda/api/engine/engine/default/task/count";
    assertThat(browser.get(tasks).statusCode()).isEqualTo(200);
    String before = written();
    assertThat(browser.get(tasks).statusCode()).isEqualTo(200);
    assertThat(written()).isEqualTo(before);
    accounts.joinOnly(ACCOUNT, Set.of(Accounts.RESPONDER));
    assertThat(browser.get(tasks).statusCode()).isEqualTo(401);
  }

  @Test
  void aScriptMakesNoSession() throws Exception {
    String key =
        Base64.getEncoder()
            .encodeToString((ACCOUNT + ":" + World.PASSWORD).getBytes(StandardCharsets.UTF_8));
    HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/incidents"))
                .header("Authorization", "Basic " + key)
                .build(),
            BodyHandlers.discarding());
    assertThat(sessions()).isZero();
  }

  private boolean isSignedIn() throws Exception {
    return browser.get("/").statusCode() == 200;
  }

  private int sessions() {
    return database.sql("select count(*) from security_sessions").query(Integer.class).single();
  }

  private void begin(Duration ago) {
    database
        .sql("update security_sessions set creation_time = :time")
        .param("time", System.currentTimeMillis() - ago.toMillis())
        .update();
  }

  /** The transactions that have written the rows of the session. */
  private String written() {
    return database
        .sql(
            """
            select (select string_agg(xmin::text, ',') from security_sessions) || '/'
              || (select string_agg(xmin::text, ',' order by attribute_name)
                  from security_sessions_attributes)
            """)
        .query(String.class)
        .single();
  }
}
