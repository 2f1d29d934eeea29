package org.tocsin.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.tocsin.bench.peer.Alertmanager;
import org.tocsin.rig.Node;
import org.tocsin.rig.Organisation;
import org.tocsin.rig.Postgres;
import org.tocsin.rig.Rig;
import org.tocsin.rig.SmtpSink;

/** What one measurement stands on: a database server, a mail server, and the repetitions. */
final class Stage implements AutoCloseable {
  private final Settings settings;
  private final Rig rig;
  private final AtomicInteger nextAlert = new AtomicInteger(1);

  Stage(Settings settings, String name) {
    this.settings = settings;
    this.rig = Rig.start("bench-" + name);
    keepTimesOfCommits(rig.database());
  }

  /** The one setting that is not PostgreSQL's own: the times of commits measure the timers. */
  private static void keepTimesOfCommits(Postgres database) {
    database.run("alter system set track_commit_timestamp = on");
    database.stop();
    database.start();
  }

  Settings settings() {
    return settings;
  }

  Path folder() {
    return rig.folder();
  }

  SmtpSink mails() {
    return rig.mails();
  }

  /** The first of so many numbers that no alert of this stage has had. */
  int takeNumbers(int many) {
    return nextAlert.getAndAdd(many);
  }

  /** The server's database that Tocsin uses. */
  Postgres database() {
    return rig.database();
  }

  /** Another, empty database on the same server; returns its address, with the user. */
  String emptyDatabase(String name) {
    database().run("create database " + name);
    return address("/" + name);
  }

  /** The address of the database that Tocsin uses, with the user. */
  String tocsinsDatabase() {
    return address("/postgres");
  }

  private String address(String name) {
    return database().url().replace("/postgres", name) + "?user=" + Postgres.USER;
  }

  /** Tocsin as it runs in production, with people who are reached by mail. */
  Node tocsin() {
    Node node = rig.node("tocsin").jar(settings.jar()).java("-Xmx1g").start();
    Organisation.apply(node, database(), 1);
    return node;
  }

  /** What is measured at Alertmanager; nothing when it is not installed. */
  <T> Optional<T> besideAlertmanager(Beside<T> measure) throws Exception {
    Path place = folder().resolve("alertmanager");
    Optional<Alertmanager> started = Alertmanager.start(mails().port(), place);
    if (started.isEmpty()) {
      System.out.println("  Alertmanager is not installed; its figures are missing");
      return Optional.empty();
    }
    try (Alertmanager alertmanager = started.get()) {
      return Optional.of(measure.at(alertmanager.receiver()));
    }
  }

  /** Measures at a receiver. */
  interface Beside<T> {
    T at(Receiver receiver) throws Exception;
  }

  static Receiver receiver(Node node) {
    return new Receiver("Tocsin", node.port(), Organisation.PRIMARY);
  }

  /** Measures as often as it has to be, each time on a quiet machine if there is one. */
  <T> Runs.Results<T> repeat(String what, Callable<T> once) throws Exception {
    List<T> results = new ArrayList<>();
    boolean quiet = true;
    for (int i = 1; i <= settings.repetitions(); i++) {
      boolean now = QuietMachine.await(settings.patience());
      quiet &= now;
      System.out.printf(
          "  %s, %d of %d%s%n",
          what, i, settings.repetitions(), now ? "" : " (the machine is not quiet)");
      results.add(once.call());
    }
    return new Runs.Results<>(results, quiet);
  }

  @Override
  public void close() {
    rig.close();
  }
}
