package org.tocsin.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Node;
import org.tocsin.rig.Organisation;
import org.tocsin.rig.Patience;
import org.tocsin.rig.Rig;
import org.tocsin.rig.Tunnel;

/** A database that is there and of little use. */
@Tag("fault")
@Tag("long")
class HungDatabaseTest {
  @Test
  void aNodeWhoseDatabaseHangsSaysSoAndTheOtherGoesOn() {
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "F9",
            "the database says nothing any more to one node of three, for 60 s",
            "that node's health is not UP within 10 s; the others page on time");
    try (Tunnel tunnel = Tunnel.to(rig.database().port());
        Node cutOff = rig.node("hung", tunnel.port(), rig.mails().port())) {
      cutOff.java(Rig.SMALL).start();
      tunnel.hang();
      row.within(
          "unhealthy after",
          Patience.until("it is unhealthy", Faults.PATIENCE, () -> !cutOff.isHealthy()),
          Duration.ofSeconds(10));
      List<Node> others = rig.nodes().subList(0, 2);
      List<Sent> sent = AlertLoad.distinct("f9", others).send(100, 5, 4);
      row.pages(Tally.await(sent, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
      row.within(
          "page p99 of the others",
          Tally.percentile(0.99, sent, rig.mails().mails()),
          Duration.ofSeconds(20));
      row.longest("page p50 of the others", Tally.percentile(0.5, sent, rig.mails().mails()));
      Patience.pause(Duration.ofSeconds(30));
      tunnel.pass();
      row.longest(
          "healthy again after",
          Patience.until("it is healthy again", Faults.PATIENCE, cutOff::isHealthy));
    } finally {
      rig.forget("hung");
    }
    row.end();
  }

  @Test
  void connectionsAreCutAndTheServerIsFullOfOthers() {
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "F8",
            "a connection of the nodes is ended five times a second for 30 s, and foreign ones fill"
                + " the server",
            "nothing is lost, and afterwards as much is accepted as before");
    List<Sent> before = AlertLoad.distinct("f8a", rig.nodes()).send(100, 4);
    Duration baseline = span(before);
    List<Connection> foreign = fill(rig);
    AlertLoad.Running load = AlertLoad.distinct("f8b", rig.nodes()).begin(10, 4);
    for (int i = 0; i < 150; i++) {
      cutOne(foreign);
      Patience.pause(Duration.ofMillis(200));
    }
    List<Sent> meanwhile = load.stop();
    foreign.forEach(HungDatabaseTest::close);
    row.pages(Tally.await(meanwhile, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
    row.count("refused meanwhile", meanwhile.stream().filter(s -> !s.accepted()).count());
    List<Sent> after = AlertLoad.distinct("f8c", rig.nodes()).send(100, 4);
    double ratio = (double) baseline.toMillis() / span(after).toMillis();
    row.most("accepted/s after : before", ratio, "");
    row.holds(ratio >= 0.7, "only %.2f of the rate before".formatted(ratio));
    row.pages(Tally.await(after, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
    row.end();
  }

  private static Duration span(List<Sent> sent) {
    long first = sent.stream().mapToLong(Sent::due).min().orElseThrow();
    long last = sent.stream().mapToLong(Sent::answered).max().orElseThrow();
    return Duration.ofNanos(last - first);
  }

  /** Idle connections until the server takes no more. */
  private static List<Connection> fill(Rig rig) {
    List<Connection> foreign = new ArrayList<>();
    while (true) {
      try {
        foreign.add(rig.database().connect());
      } catch (SQLException e) {
        return foreign;
      }
    }
  }

  private static void cutOne(List<Connection> foreign) {
    try (var statement = foreign.get(0).createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'tocsin' order by random() limit 1
          """);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
