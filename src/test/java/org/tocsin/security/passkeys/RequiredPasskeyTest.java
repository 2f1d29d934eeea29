package org.tocsin.security.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tocsin.engine.account.Accounts;
import org.tocsin.security.devices.AppPasswords;
import org.tocsin.security.event.SecurityEvent.InvitationAccepted;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.WebVisitor;
import org.tocsin.testkit.World;

@StoryTest
@TestPropertySource(properties = "tocsin.passkeys-for=process-owner,auditor")
@Tag("alone")
class RequiredPasskeyTest {
  private static final String OWNER = "passkey-owner";

  @Autowired Accounts accounts;
  @Autowired AppPasswords apps;
  @Autowired Passkeys passkeys;
  @Autowired JdbcClient database;
  @Autowired ApplicationEventPublisher events;
  @Autowired TestRestTemplate http;
  @LocalServerPort int port;

  private WebVisitor browser;

  @BeforeEach
  void aProcessOwner() {
    accounts.create(OWNER, "Process Owner", "", World.PASSWORD);
    accounts.joinOnly(OWNER, Set.of(Accounts.PROCESS_OWNER));
    database.sql("delete from user_entities").update();
    browser = new WebVisitor(port);
  }

  @Test
  void whoHasNoPasskeyYetCanOnlyAddOne() throws Exception {
    assertThat(browser.signIn(OWNER, World.PASSWORD, "stay", "on")).isEqualTo("/me/security");
    assertThat(browser.get("/me/security").body()).contains("Your role signs in with a passkey.");
    assertThat(browser.get("/").statusCode()).isEqualTo(403);
    assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(403);
    assertThat(browser.cookie("tocsin-stay")).isEmpty();
  }

  @Test
  void whoHasOneDoesNotSignInWithAPassword() throws Exception {
    passkey();
    assertThat(browser.signIn(OWNER, World.PASSWORD)).isEqualTo("/sign-in?passkey");
  }

  @Test
  void whoHasAnotherRoleSignsInAsBefore() throws Exception {
    accounts.setPassword("ada", World.PASSWORD);
    assertThat(browser.signIn("ada", World.PASSWORD)).isEqualTo("/");
  }

  @Test
  void aMachineNeedsAnAppPassword() {
    assertThat(status(World.PASSWORD)).isEqualTo(401);
    assertThat(status(apps.make(OWNER, "Modeler"))).isEqualTo(200);
  }

  @Test
  void anInvitationRemovesThePasskeysThatWereLost() throws Exception {
    passkey();
    events.publishEvent(new InvitationAccepted(OWNER));
    assertThat(passkeys.of(OWNER)).isEmpty();
    assertThat(browser.signIn(OWNER, World.PASSWORD)).isEqualTo("/me/security");
  }

  private int status(String password) {
    return http.withBasicAuth(OWNER, password)
        .getForEntity("/api/incidents", String.class)
        .getStatusCode()
        .value();
  }

  private void passkey() {
    database
        .sql("insert into user_entities (id, name) values ('b3duZXI', :name)")
        .param("name", OWNER)
        .update();
    database
        .sql(
            """
            insert into user_credentials (credential_id, user_entity_user_id, public_key,
              signature_count, uv_initialized, backup_eligible, authenticator_transports,
              public_key_credential_type, backup_state, created, last_used, label)
            values ('a2V5', 'b3duZXI', '\\x00', 0, true, false, '', 'public-key', false, now(), now(),
              'my phone')
            """)
        .update();
  }
}
