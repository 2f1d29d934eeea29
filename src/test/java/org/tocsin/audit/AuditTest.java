package org.tocsin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.audit.AuditLog.Entry;
import org.tocsin.directory.Directory;
import org.tocsin.directory.apply.Applying;
import org.tocsin.directory.people.Invitations;
import org.tocsin.engine.account.Accounts;
import org.tocsin.engine.repair.Repairs;
import org.tocsin.security.event.SecurityEvent;
import org.tocsin.security.event.SecurityEvent.Origin;
import org.tocsin.security.key.IntakeKeys;
import org.tocsin.testkit.Modeler;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Superuser;
import org.tocsin.testkit.World;

/** What an auditor finds in the audit log. */
@StoryTest
@ExtendWith(OutputCaptureExtension.class)
class AuditTest {
  @Autowired AuditLog log;
  @Autowired Directory directory;
  @Autowired Applying applying;
  @Autowired Repairs repairs;
  @Autowired Accounts accounts;
  @Autowired Modeler modeler;
  @Autowired IntakeKeys keys;
  @Autowired Invitations invitations;
  @Autowired Sender sender;
  @Autowired JdbcClient database;
  @Autowired Superuser superuser;
  @Autowired TransactionTemplate transaction;
  @Autowired TestRestTemplate http;

  @BeforeEach
  void peopleWithPasswords() {
    accounts.setPassword("grace", World.PASSWORD);
    accounts.setPassword("ada", World.PASSWORD);
  }

  @Test
  void aNewVersionOfTheDirectorySaysWhatWasChangedAndByWhom() {
    String document = directory.document(directory.version()).orElseThrow();
    applying.apply(document.replace("Ada Okafor", "Ada O."), null, "admin");
    assertThat(newest("directory-applied").actor()).isEqualTo("admin");
    assertThat(newest("directory-applied").text())
        .contains("person ada changed (name from Ada Okafor to Ada O.)");
    applying.apply(document, null, "admin");
  }

  @Test
  void anOverrideIsLogged() {
    accounts.join("ada", Accounts.RESPONDER);
    http.withBasicAuth("ada", World.PASSWORD)
        .postForEntity(
            "/api/oncall/overrides",
            Map.of(
                "target", "duty:shop/primary",
                "kind", "take over",
                "person", "ben",
                "from", "2026-11-24T08:00:00Z",
                "until", "2026-11-25T08:00:00Z",
                "reason", "Dentist"),
            String.class);
    assertThat(newest("on-call-changed").text())
        .startsWith("ada made an override for duty:shop/primary")
        .contains("ben from 2026-11-24T08:00:00Z");
  }

  @Test
  void aModelThatIsDeployedIsLoggedWithWhoDidIt() {
    String file = "processes/incident/watch.bpmn";
    modeler.deploy("watch.bpmn", modeler.open(file).replace("Watch", "Look"));
    assertThat(newest("models-deployed").text()).isEqualTo("admin deployed watch.bpmn.");
    modeler.deploy("watch.bpmn", modeler.open(file));
  }

  @Test
  void aModelThatIsRefusedIsNotLoggedAsDeployed() {
    int before = log.find(null, "models-deployed", null, 100).size();
    modeler.deploy("watch.bpmn", "no model");
    assertThat(log.find(null, "models-deployed", null, 100)).hasSize(before);
  }

  @Test
  void aRepairIsLoggedWithItsReason() {
    repairs.start("admin", "A timer hangs.");
    repairs.end("admin");
    assertThat(newest("repair-started").text())
        .isEqualTo("admin started a repair by hand. Reason: A timer hangs.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/keys", "/audit", "/api/audit", "/engine-rest/user"})
  void whatSomebodyIsRefusedIsLogged(String address) {
    var answer = http.withBasicAuth("ada", World.PASSWORD).getForEntity(address, String.class);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    Entry entry = newest("refused");
    assertThat(entry.actor()).isEqualTo("ada");
    assertThat(entry.address()).isNotBlank();
    assertThat(entry.text()).isEqualTo("ada was refused GET " + address + ".");
  }

  /** With the link of an invitation somebody signs in as that person. */
  @Test
  void anInvitationIsLoggedWithWhoMadeIt() {
    String link = invitations.issue("grace", "admin");
    assertThat(newest("secret-changed").text())
        .isEqualTo("admin made an invitation for grace.")
        .doesNotContain(link);
  }

  @Test
  void aKeyThatIsMadeAndRevokedIsLoggedWithoutIt() {
    String key = keys.make("Backup job", null, null, "admin");
    assertThat(newest("secret-changed").text())
        .isEqualTo("admin made the integration key Backup job.")
        .doesNotContain(key);
    keys.revoke(keys.all().get(0).id(), "admin");
    assertThat(newest("secret-changed").text())
        .isEqualTo("admin revoked the integration key Backup job.");
  }

  @Test
  void aSenderWithAWrongKeyIsLogged() {
    sender.post("/api/alerts/generic", "Bearer wrong", Map.of("summary", "Down"));
    assertThat(newest("key-refused").text())
        .isEqualTo("A wrong key was refused POST /api/alerts/generic.");
    assertThat(newest("key-refused").address()).isNotBlank();
  }

  @Test
  void theAddressOfAHeartbeatIsNotLogged() {
    sender.post("/api/heartbeats/the-secret-address", "Bearer wrong", Map.of());
    assertThat(log.find(null, null, null, 100))
        .noneMatch(entry -> entry.text().contains("the-secret-address"));
  }

  @Test
  void aPasswordThatIsWrongIsLoggedAndOneThatIsRightIsNot() {
    http.withBasicAuth("grace", "not her password").getForEntity("/api/audit", String.class);
    Entry failed = newest("sign-in-failed");
    assertThat(failed.actor()).isEqualTo("grace");
    assertThat(failed.text()).doesNotContain("not her password");
    assertThat(failed.address()).isNotBlank();
  }

  @Test
  void aPasswordInTheFieldOfTheNameIsNotLogged() {
    http.withBasicAuth("correct horse battery", "ada").getForEntity("/api/audit", String.class);
    assertThat(newest("sign-in-failed").actor()).isEqualTo("unknown");
    assertThat(newest("sign-in-failed").text()).doesNotContain("horse");
  }

  @Test
  void everyEventAroundSigningInHasItsWords() {
    assertThat(Stream.of(SecurityEvent.class.getPermittedSubclasses()).map(AuditTest::example))
        .allSatisfy(
            event -> assertThat(SignInWords.of(event, event.account()).text()).contains("ada"));
  }

  /** One of this type, with values that fit. */
  private static SecurityEvent example(Class<?> type) {
    try {
      Constructor<?> made = type.getDeclaredConstructors()[0];
      made.setAccessible(true);
      return (SecurityEvent)
          made.newInstance(Stream.of(made.getParameterTypes()).map(AuditTest::value).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(Class<?> type) {
    if (type == int.class) {
      return 3;
    }
    if (type == Set.class) {
      return Set.of("responder");
    }
    if (type == Origin.class) {
      return new Origin("192.0.2.7", "Firefox");
    }
    return "ada";
  }

  @Test
  void aVisitorWhoIsAskedToSignInIsNotLogged() {
    http.getForEntity("/api/audit", String.class);
    assertThat(log.find(null, "refused", null, 10)).isEmpty();
  }

  @Test
  void whatIsUndoneIsNeitherStoredNorLogged(CapturedOutput output) {
    transaction.executeWithoutResult(
        undone -> {
          log.add("refused", "ada", "It never happened.");
          undone.setRollbackOnly();
        });
    assertThat(log.find(null, "refused", null, 10)).isEmpty();
    assertThat(output).doesNotContain("It never happened.");
  }

  @Test
  void anEntryIsOneLineOfTheLogWhateverSomebodyCallsThemselves(CapturedOutput output) {
    log.add("refused", "ada\u0000\n{\"kind\":\"forged\"}", "192.0.2.7", "Refused.");
    assertThat(output.getOut().lines().filter(line -> line.contains("192.0.2.7")))
        .singleElement()
        .asString()
        .contains("\"actor\":\"ada\\n{\\\"kind\\\":\\\"forged\\\"}\"");
    assertThat(log.find(null, null, null, 1))
        .extracting(Entry::address)
        .containsExactly("192.0.2.7");
  }

  @Test
  void auditorsReadItPageByPageAndFiltered() {
    for (int i = 0; i < 3; i++) {
      log.add("refused", "rosa", "Refused " + i);
      log.add("repaired", "ben", "Repaired " + i);
    }
    List<Entry> ada = log.find(null, null, "rosa", 2);
    assertThat(ada).extracting(Entry::text).containsExactly("Refused 2", "Refused 1");
    assertThat(log.find(ada.get(1).id(), null, "rosa", 2))
        .extracting(Entry::text)
        .containsExactly("Refused 0");
    assertThat(log.kinds()).contains("refused", "repaired").isSorted();
    var answer =
        http.withBasicAuth("grace", World.PASSWORD)
            .getForEntity("/api/audit?kind=repaired&actor=ben", Entry[].class);
    assertThat(answer.getBody()).extracting(Entry::text).startsWith("Repaired 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entries set actor = 'ben'",
        "delete from audit_entries",
        "truncate audit_entries"
      })
  void noEntryIsEverChanged(String change) {
    log.add("refused", "ada", "Refused.");
    assertThatThrownBy(() -> superuser.run(change))
        .hasMessageContaining("The audit log is append-only");
    assertThatThrownBy(() -> database.sql(change).update())
        .hasStackTraceContaining("permission denied for table audit_entries");
  }

  @Test
  void strangersCannotFillTheDatabase() {
    for (int i = 0; i < Flood.MOST + 20; i++) {
      http.withBasicAuth("ada", World.PASSWORD).getForEntity("/api/audit", String.class);
    }
    assertThat(log.find(null, "refused", null, 1000)).hasSizeLessThanOrEqualTo(Flood.MOST);
  }

  private Entry newest(String kind) {
    return log.find(null, kind, null, 1).get(0);
  }
}
