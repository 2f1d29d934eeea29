package org.tocsin.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.testkit.Tempo.SEV1;
import static org.tocsin.testkit.Tempo.SEV3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.engine.account.Accounts;
import org.tocsin.evidence.Seals.Seal;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Superuser;
import org.tocsin.testkit.World;

/** What an archive proves, and what it notices. */
@StoryTest
class EvidenceTest {
  @Autowired World world;
  @Autowired Evidence evidence;
  @Autowired Sealing sealing;
  @Autowired Seals seals;
  @Autowired Timeline timeline;
  @Autowired Accounts accounts;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;
  @Autowired Superuser superuser;
  @Autowired TestRestTemplate rest;
  @TempDir Path folder;

  @Test
  void theRecordOfAnIncidentIsIntactAndWhole() throws IOException {
    IncidentNumber number = world.triaged(SEV1);
    sealing.sealAll();
    world.completes("ada", "Coordinate", Answers.coordinate());
    Map<String, byte[]> files = evidence.collect(number, "grace");

    assertThat(verify(files)).startsWith("Intact: " + number);
    assertThat(lines(files, Archive.TIMELINE)).hasSize(world.timeline(number).size());
    assertThat(lines(files, "alerts.jsonl")).hasSize(1);
    assertThat(lines(files, "pages.jsonl")).isNotEmpty();
    assertThat(text(files, "decisions.jsonl"))
        .contains("\"table\":\"severity\"", "\"table\":\"escalation-policy\"", "\"inputs\":{\"");
    assertThat(files.keySet())
        .anyMatch(name -> name.matches("models/sev1-response-v\\d+\\.bpmn"))
        .anyMatch(name -> name.matches("models/severity-v\\d+\\.dmn"))
        .contains("incident.json", "deliveries.jsonl");
    assertThat(text(files, Archive.MANIFEST)).contains("\"madeBy\" : \"grace\"");
  }

  @Test
  void everyEntryIsSealedOnceInWhateverOrderTheyAreCommitted() {
    IncidentNumber number = world.opened(SEV3);
    sealing.sealAll();
    transaction.executeWithoutResult(
        open -> {
          timeline.add(number, "noted", "ada", "Written first, committed last.");
          inAnotherTransaction(
              () -> {
                timeline.add(number, "noted", "ben", "Written last, committed first.");
                sealing.sealAll();
              });
        });
    sealing.sealAll();

    List<Seal> chain = seals.of(number);
    assertThat(chain).extracting(Seal::entry).doesNotHaveDuplicates();
    assertThat(chain).hasSize(world.timeline(number).size());
    assertThat(verify(evidence.collect(number, "grace"))).startsWith("Intact");
  }

  @Test
  void onlyOneNodeSealsAtATime() {
    IncidentNumber number = world.opened(SEV3);
    transaction.executeWithoutResult(
        one -> {
          assertThat(seals.takeTurn()).isTrue();
          inAnotherTransaction(sealing::sealAll);
        });
    assertThat(seals.of(number)).isEmpty();
    sealing.sealAll();
    assertThat(seals.of(number)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update incident_timeline set text = 'Nobody was paged.' where kind = 'paged'",
        "update incident_timeline set actor = 'ben' where kind = 'paged'",
        "update incident_timeline set at = at - interval '1 minute' where kind = 'paged'",
        "update incident_timeline set data = '{}' where kind = 'paged'",
      })
  void anEntryThatWasChangedInTheDatabaseIsNamed(String change) {
    IncidentNumber number = world.acknowledged(SEV1);
    sealing.sealAll();
    asSuperuser(change);
    assertThat(verify(evidence.collect(number, "grace")))
        .startsWith("NOT INTACT: entry 2")
        .contains("paged")
        .contains("was changed");
  }

  @Test
  void anEntryThatWasRemovedFromTheDatabaseIsNamed() {
    IncidentNumber number = world.acknowledged(SEV1);
    sealing.sealAll();
    asSuperuser("delete from incident_timeline where kind = 'acknowledged'");
    assertThat(verify(evidence.collect(number, "grace")))
        .contains("NOT INTACT: Entry")
        .contains("was removed");
  }

  @Test
  void anEntryThatWasPutIntoTheDatabaseIsNamed() {
    IncidentNumber number = world.acknowledged(SEV1);
    sealing.sealAll();
    asSuperuser(
        """
        insert into incident_timeline (incident, at, kind, actor, text)
        select number, opened_at, 'acknowledged', 'ben', 'Ben was quicker.' from incident_incidents
        """);
    assertThat(verify(evidence.collect(number, "grace")))
        .contains("acknowledged by ben")
        .contains("behind Tocsin's back");
  }

  @Test
  void aChainThatWasComputedAnewDoesNotFitTheCheckpointThatIsKnown() {
    IncidentNumber number = world.acknowledged(SEV1);
    sealing.sealAll();
    asSuperuser("update incident_timeline set actor = 'ben' where kind = 'acknowledged'");
    asSuperuser("delete from evidence_seals");
    asSuperuser("insert into evidence_unsealed select id from incident_timeline");
    asSuperuser("create temp table old as select * from evidence_checkpoints");
    asSuperuser("delete from evidence_checkpoints");
    sealing.sealAll();
    asSuperuser(
        "update evidence_checkpoints c set hash = old.hash from old where old.number = c.number");
    asSuperuser("drop table old");
    assertThat(verify(evidence.collect(number, "grace")))
        .isEqualToIgnoringNewLines("NOT INTACT: Checkpoint 1 was changed.");
  }

  @Test
  void noByteOfAnArchiveCanBeChangedUnnoticed() {
    IncidentNumber number = world.acknowledged(SEV3);
    Map<String, byte[]> files = evidence.collect(number, "grace");
    Random random = new Random(42);
    for (String name : files.keySet()) {
      if (files.get(name).length == 0) {
        continue;
      }
      for (int i = 0; i < 20; i++) {
        Map<String, byte[]> changed = new LinkedHashMap<>(files);
        byte[] content = files.get(name).clone();
        content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
        changed.put(name, content);
        assertThat(verify(changed)).as(name).startsWith("NOT INTACT");
      }
    }
  }

  @Test
  void aByteThatIsChangedInTheTimelineNamesItsEntry() {
    IncidentNumber number = world.acknowledged(SEV3);
    Map<String, byte[]> files = new LinkedHashMap<>(evidence.collect(number, "grace"));
    files.put(
        Archive.TIMELINE,
        text(files, Archive.TIMELINE)
            .replaceFirst("acknowledged", "acknowledgee")
            .getBytes(StandardCharsets.UTF_8));
    assertThat(verify(files)).contains("acknowledgee by ada").contains("was changed");
  }

  @Test
  void noLineOfAnArchiveCanBeLeftOutUnnoticed() {
    IncidentNumber number = world.acknowledged(SEV3);
    Map<String, byte[]> files = evidence.collect(number, "grace");
    for (String name : List.of(Archive.TIMELINE, Archive.SEALS, Archive.CHECKPOINTS)) {
      for (String line : lines(files, name)) {
        Map<String, byte[]> changed = new LinkedHashMap<>(files);
        changed.put(
            name, text(files, name).replace(line + "\n", "").getBytes(StandardCharsets.UTF_8));
        assertThat(verify(changed)).as(name).startsWith("NOT INTACT");
      }
    }
  }

  @Test
  void whatIsNoArchiveIsSaidToBeNone() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no archive");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(Verify.run(new String[] {text.toString()}, new PrintStream(out))).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("cannot be read");
    assertThat(Verify.run(new String[] {"missing.zip"}, new PrintStream(out))).isEqualTo(2);
    assertThat(Verify.run(new String[0], new PrintStream(out))).isEqualTo(2);
  }

  @Test
  void anAuditorDownloadsAnArchive() throws IOException {
    IncidentNumber number = world.acknowledged(SEV3);
    accounts.setPassword("grace", World.PASSWORD);
    var answer =
        rest.withBasicAuth("grace", World.PASSWORD)
            .getForEntity("/api/incidents/" + number + "/evidence", byte[].class);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    Path file = Files.write(folder.resolve("evidence.zip"), answer.getBody());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(Verify.run(new String[] {file.toString()}, new PrintStream(out))).isZero();
    assertThat(
            rest.withBasicAuth("grace", World.PASSWORD)
                .getForEntity("/api/incidents/INC-99/evidence", String.class)
                .getStatusCode())
        .isEqualTo(HttpStatus.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update evidence_seals set first = 2",
        "delete from evidence_checkpoints",
        "truncate evidence_seals"
      })
  void sealsAreNeverChanged(String change) {
    world.opened(SEV3);
    sealing.sealAll();
    assertThatThrownBy(() -> superuser.run(change)).hasMessageContaining("Evidence is append-only");
    assertThatThrownBy(() -> database.sql(change).update())
        .hasStackTraceContaining("permission denied for table evidence_");
  }

  private String verify(Map<String, byte[]> files) {
    try {
      Path archive = folder.resolve("archive.zip");
      try (var out = Files.newOutputStream(archive)) {
        ArchiveFiles.write(files, out);
      }
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      Verify.run(new String[] {archive.toString()}, new PrintStream(said));
      return said.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void asSuperuser(String statement) {
    superuser.unchecked(all -> all.sql(statement).update());
  }

  private static void inAnotherTransaction(Runnable work) {
    Thread other = new Thread(work);
    other.start();
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  private static List<String> lines(Map<String, byte[]> files, String name) {
    return Stream.of(text(files, name).split("\n")).filter(line -> !line.isEmpty()).toList();
  }
}
