package org.tocsin.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Node;
import org.tocsin.rig.Organisation;
import org.tocsin.rig.Patience;
import org.tocsin.rig.Postgres;
import org.tocsin.rig.Rig;
import org.tocsin.testkit.Program;

/** A disk that is full, and a backup that is put back. */
@Tag("fault")
@Tag("long")
class DiskAndBackupTest {
  /** Where Debian has the programs of its PostgreSQL; pg_dump has to be as new as the server. */
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");

  @Test
  void theDiskOfTheDatabaseIsFull() throws Exception {
    Path mount = Files.createTempDirectory("tocsin-disk-");
    Program.need(
        succeeds("mount", "-t", "tmpfs", "-o", "size=400m,mode=0777", "tmpfs", mount.toString()),
        "Nothing can be mounted here.");
    Row row =
        Row.of(
            "F10",
            "the disk of the database is full (a file system in memory, of 400 MB)",
            "503 meanwhile, no half incident, and it goes on by itself when there is space");
    try (Rig rig =
        Rig.start(
            "disk",
            Postgres.start(
                mount.resolve("data"),
                Postgres.programs(),
                "--locale-provider=builtin",
                "--locale=C.UTF-8"))) {
      Node node = rig.node("disk").java(Rig.SMALL).start();
      Organisation.apply(node, rig.database(), 1);
      AlertLoad load = AlertLoad.distinct("f10", rig.nodes());
      AlertLoad.Running running = load.begin(10, 4);
      Patience.pause(Duration.ofSeconds(2));
      Path filler = mount.resolve("filler");
      succeeds("dd", "if=/dev/zero", "of=" + filler, "bs=1M");
      Patience.until(
          "an alert is refused",
          Faults.PATIENCE,
          () -> running.sent().stream().anyMatch(alert -> !alert.accepted()));
      Patience.pause(Duration.ofSeconds(5));
      Files.delete(filler);
      // the server may have stopped because it could not write its log: it is started as by systemd
      Patience.pause(Duration.ofSeconds(2));
      rig.database().startIfDown();
      long space = System.nanoTime();
      row.longest(
          "goes on after",
          Patience.until(
              "an alert is accepted again",
              Faults.PATIENCE,
              () ->
                  running.sent().stream()
                      .anyMatch(alert -> alert.accepted() && alert.due() > space)));
      List<Sent> sent = running.stop();
      Set<Integer> otherwise =
          sent.stream()
              .map(Sent::status)
              .filter(status -> status != 200 && status != 503)
              .collect(Collectors.toSet());
      row.count("refused", sent.stream().filter(alert -> !alert.accepted()).count());
      row.holds(otherwise.isEmpty(), "answered otherwise than with 503: " + otherwise);
      row.pages(Tally.await(sent, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
      long half =
          rig.database()
              .number(
                  """
                  select count(*) from incident_incidents i where state <> 'closed' and not exists (
                    select from act_ru_execution e where e.business_key_ = 'INC-' || i.number)
                  """);
      row.count("half incidents", half);
      row.holds(half == 0, half + " incidents have no process");
    } finally {
      succeeds("umount", "-l", mount.toString());
    }
    row.end();
  }

  @Test
  void aBackupOfTheMiddleOfAnIncidentIsPutBack() throws Exception {
    Program.need(
        Files.isExecutable(DEBIAN.resolve("pg_dump")), "There is no pg_dump for a server.");
    Row row =
        Row.of(
            "F19",
            "pg_dump in the middle of incidents, restored into an empty server (PostgreSQL 15)",
            "no second page for what was acknowledged; what is overdue is escalated");
    Path dump = Files.createTempFile("tocsin-", ".dump");
    Rig rig = Rig.start("backup", DEBIAN);
    try (rig) {
      Node node = rig.node("before").java(Rig.SMALL).start();
      Organisation.apply(node, rig.database(), 1);
      List<Sent> sent = AlertLoad.distinct("f19", rig.nodes()).send(20, 10, 2);
      row.pages(Tally.await(sent, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
      Faults.awaitQuiet(rig);
      List<String> answered =
          rig.mails().mails().stream()
              .limit(10)
              .filter(mail -> node.post(mail.answerPath()).statusCode() == 200)
              .map(mail -> mail.title())
              .toList();
      Faults.awaitQuiet(rig);
      Faults.escalate(rig, "f19", Duration.ofSeconds(3), Duration.ZERO);
      row.holds(
          succeeds(
              DEBIAN.resolve("pg_dump").toString(),
              "-Fc",
              "-h127.0.0.1",
              "-p" + rig.database().port(),
              "-U" + Postgres.USER,
              "-f",
              dump.toString(),
              "postgres"),
          "pg_dump failed");
      node.kill();
      rig.mails().clear();
      restored(row, dump, sent, answered);
    } finally {
      Files.delete(dump);
    }
    row.end();
  }

  private static void restored(Row row, Path dump, List<Sent> sent, List<String> answered) {
    try (Rig rig = Rig.start("restored", DEBIAN)) {
      row.holds(
          succeeds(
              DEBIAN.resolve("pg_restore").toString(),
              "-h127.0.0.1",
              "-p" + rig.database().port(),
              "-U" + Postgres.USER,
              "-d",
              "postgres",
              dump.toString()),
          "pg_restore failed");
      rig.node("after").java(Rig.SMALL).start();
      List<String> open =
          sent.stream().map(Sent::title).filter(title -> !answered.contains(title)).toList();
      Patience.until(
          "what is overdue is escalated",
          Faults.PATIENCE,
          () -> Tally.ofTitles(open, rig.mails().mails(), Organisation.SECONDARY).lost().isEmpty());
      Faults.awaitQuiet(rig);
      long again =
          rig.mails().mailsTo(Organisation.PRIMARY).stream()
              .filter(mail -> mail.subject().startsWith("[SEV"))
              .count();
      long escalated =
          rig.mails().mailsTo(Organisation.SECONDARY).stream()
              .filter(mail -> mail.subject().startsWith("[SEV"))
              .filter(mail -> answered.contains(mail.title()))
              .count();
      row.count("acknowledged and paged again", again + escalated);
      row.holds(again + escalated == 0, "paged again after the restore");
      row.count("overdue and escalated", open.size());
    }
  }

  private static boolean succeeds(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
