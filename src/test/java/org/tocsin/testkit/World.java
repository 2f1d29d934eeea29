package org.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.engine.EngineDriver;
import org.tocsin.engine.Tasks;
import org.tocsin.engine.Tasks.OpenTask;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.Timeline;
import org.tocsin.paging.Acknowledging;
import org.tocsin.shared.IncidentNumber;

/** The vocabulary of the stories. */
@Component
public class World {
  public static final String PASSWORD = "password-of-the-stories";
  public static final Instant BEGINNING = Instant.parse("2026-11-23T03:00:00Z");

  private final EngineDriver engine;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Alertmanager alertmanager;
  private final Mailbox mailbox;
  private final Incidents incidents;
  private final Timeline timeline;
  private final Tasks tasks;
  private final Acknowledging acknowledging;

  World(
      EngineDriver engine,
      JdbcClient database,
      TransactionTemplate transaction,
      Alertmanager alertmanager,
      Mailbox mailbox,
      Incidents incidents,
      Timeline timeline,
      Tasks tasks,
      Acknowledging acknowledging) {
    this.engine = engine;
    this.database = database;
    this.transaction = transaction;
    this.alertmanager = alertmanager;
    this.mailbox = mailbox;
    this.incidents = incidents;
    this.timeline = timeline;
    this.tasks = tasks;
    this.acknowledging = acknowledging;
  }

  void startOver() {
    engine.startOver(BEGINNING);
    transaction.executeWithoutResult(
        status -> {
          // Only so can a test forget an append-only timeline.
          database.sql("set local session_replication_role = replica").update();
          database
              .sql(
                  """
                  truncate postmortem_follow_ups, postmortem_postmortems, paging_deliveries,
                    paging_pages, alert_alerts, incident_timeline, incident_incidents
                  restart identity
                  """)
              .update();
        });
    alertmanager.startOver();
    mailbox.empty();
  }

  /** Lets time pass; what falls due on the way is done at its moment. */
  public void minutesPass(long minutes) {
    engine.pass(Duration.ofMinutes(minutes));
  }

  public void passes(Duration time) {
    engine.pass(time);
  }

  public void settle() {
    engine.settle();
  }

  /** The only incident that is open. */
  public Incident openIncident() {
    List<Incident> open = incidents.open();
    assertThat(open).as("open incidents").hasSize(1);
    return open.get(0);
  }

  public List<Incident> openIncidents() {
    return incidents.open();
  }

  public Incident incident(IncidentNumber number) {
    return incidents.get(number);
  }

  public IncidentNumber number() {
    return openIncident().number();
  }

  public void acknowledges(String person) {
    assertThat(acknowledging.acknowledge(number(), person)).as("a page was open").isTrue();
    engine.settle();
  }

  /** A person completes the open task of this name. */
  public void completes(String person, String task, Map<String, Object> answers) {
    assertThat(tasks.complete(theTask(task).id(), person, answers)).isTrue();
    engine.settle();
  }

  public OpenTask theTask(String name) {
    List<OpenTask> named = openTasks().stream().filter(t -> t.name().equals(name)).toList();
    assertThat(named).as("open tasks named " + name + " of " + openTasks()).hasSize(1);
    return named.get(0);
  }

  /** The open tasks of all open incidents. */
  public List<OpenTask> openTasks() {
    return incidents.open().stream().flatMap(i -> tasks.of(i.number()).stream()).toList();
  }

  public List<String> openTaskNames() {
    return openTasks().stream().map(OpenTask::name).sorted().toList();
  }

  public List<Timeline.Entry> timeline(IncidentNumber number) {
    return timeline.of(number);
  }

  /** The texts of the timeline's entries of one kind. */
  public List<String> told(IncidentNumber number, String kind) {
    return timeline.of(number).stream()
        .filter(entry -> entry.kind().equals(kind))
        .map(Timeline.Entry::text)
        .toList();
  }

  /** The people who were paged, in order, each as {@code "ada as primary at PT5M"}. */
  public List<String> paged(IncidentNumber number) {
    return timeline.of(number).stream()
        .filter(entry -> entry.kind().equals("paged") || entry.kind().equals("escalated"))
        .map(
            entry ->
                "%s as %s at %s"
                    .formatted(
                        entry.data().get("person"),
                        entry.data().get("role"),
                        Duration.between(BEGINNING, entry.at()).truncatedTo(ChronoUnit.SECONDS)))
        .toList();
  }
}
