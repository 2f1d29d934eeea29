package org.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.engine.contract.Message;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.engine.process.Processes;
import org.tocsin.engine.process.Tasks;
import org.tocsin.engine.process.Tasks.OpenTask;
import org.tocsin.engine.verb.AnswerRejected;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.paging.Pages;
import org.tocsin.paging.answer.Acknowledging;
import org.tocsin.shared.IncidentNumber;

/** The vocabulary of the stories. */
@Component
public class World {
  public static final String PASSWORD = "password-of-the-stories";
  public static final Instant BEGINNING = Instant.parse("2026-11-23T03:00:00Z");

  private final EngineDriver engine;
  private final Forgetting forgetting;
  private final Alertmanager alertmanager;
  private final Mailbox mailbox;
  private final Vendors vendors;
  private final Incidents incidents;
  private final Timeline timeline;
  private final Tasks tasks;
  private final Acknowledging acknowledging;
  private final Pages pages;
  private final Processes processes;
  private final StoryClock clock;
  private final Duties duties;

  World(
      EngineDriver engine,
      Forgetting forgetting,
      Alertmanager alertmanager,
      Mailbox mailbox,
      Vendors vendors,
      Incidents incidents,
      Timeline timeline,
      Tasks tasks,
      Acknowledging acknowledging,
      Pages pages,
      Processes processes,
      StoryClock clock,
      Duties duties) {
    this.engine = engine;
    this.forgetting = forgetting;
    this.alertmanager = alertmanager;
    this.mailbox = mailbox;
    this.vendors = vendors;
    this.incidents = incidents;
    this.timeline = timeline;
    this.tasks = tasks;
    this.acknowledging = acknowledging;
    this.pages = pages;
    this.processes = processes;
    this.clock = clock;
    this.duties = duties;
  }

  void startOver() {
    forgetting.everything();
    engine.startOver(BEGINNING);
    duties.startOver();
    alertmanager.startOver();
    mailbox.empty();
    vendors.empty();
  }

  /** Lets time pass; what falls due on the way is done at its moment. */
  public void minutesPass(long minutes) {
    engine.pass(Duration.ofMinutes(minutes));
  }

  public void passes(Duration time) {
    engine.pass(time);
  }

  /** Lets time pass until it is so long after the beginning of the story. */
  public void until(Duration sinceBeginning) {
    engine.pass(Duration.between(clock.instant(), BEGINNING.plus(sinceBeginning)));
  }

  public void untilMinute(long minute) {
    until(Duration.ofMinutes(minute));
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

  /** Lets time pass while others act; what collides with them is left for later. */
  public void minutesPassMeanwhile(long minutes) {
    engine.passMeanwhile(Duration.ofMinutes(minutes));
  }

  /** An alert opens an incident of this severity; {@code ada} is paged. */
  public IncidentNumber opened(Tempo tempo) {
    alertmanager.fires("checkout", tempo.label(), "CheckoutDown");
    return number();
  }

  /** An incident that {@code ada} acknowledged in the moment it was opened. */
  public IncidentNumber acknowledged(Tempo tempo) {
    IncidentNumber number = opened(tempo);
    acknowledges("ada");
    return number;
  }

  /** An incident that {@code ada} has found to be as severe as it looked. */
  public IncidentNumber triaged(Tempo tempo) {
    IncidentNumber number = acknowledged(tempo);
    completes("ada", "Triage", Answers.triage(tempo.usersAffected()));
    return number;
  }

  /** An incident that is mitigated, with a commander where its severity has one. */
  public IncidentNumber mitigated(Tempo tempo) {
    IncidentNumber number = triaged(tempo);
    if (tempo.commander() != null) {
      acknowledges(tempo.commander());
    }
    completes("ada", "Coordinate", Answers.coordinate());
    completes("ada", "Mitigate", Answers.mitigate());
    return number;
  }

  /** A resolved incident, of which {@code ada} is to write the postmortem. */
  public IncidentNumber resolved(Tempo tempo) {
    IncidentNumber number = mitigated(tempo);
    completes("ada", "Resolve", Answers.resolve("yes"));
    return number;
  }

  /** An incident whose postmortem is approved, with these follow-ups to do. */
  public IncidentNumber learned(Tempo tempo, String followUps) {
    IncidentNumber number = resolved(tempo);
    completes("ada", "Write postmortem", Answers.postmortem(followUps));
    completes("erin", "Review postmortem", Answers.approve());
    return number;
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

  /** A person completes the open task of this name that came first. */
  public void completesFirst(String person, String task, Map<String, Object> answers) {
    OpenTask first =
        openTasks().stream().filter(open -> open.name().equals(task)).findFirst().orElseThrow();
    assertThat(tasks.complete(first.id(), person, answers)).isTrue();
    engine.settle();
  }

  /** What a person reads whose answers are refused; nothing may have changed by them. */
  public String refusal(String person, String task, Map<String, Object> answers) {
    Incident incident = openIncident();
    OpenTask open = theTask(task);
    List<Timeline.Entry> entries = timeline.of(incident.number());
    AnswerRejected refused =
        catchThrowableOfType(
            AnswerRejected.class, () -> tasks.complete(open.id(), person, answers));
    assertThat(refused).as("answers to %s: %s", task, answers).isNotNull();
    assertThat(theTask(task)).isEqualTo(open);
    assertThat(openIncident()).isEqualTo(incident);
    assertThat(timeline.of(incident.number())).isEqualTo(entries);
    return refused.getMessage();
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

  /** How long after the beginning nobody was left to page; null when that is not so. */
  public @Nullable Duration exhaustedAfter(IncidentNumber number) {
    Instant at = incidents.get(number).exhaustedAt();
    return at == null ? null : Duration.between(BEGINNING, at).truncatedTo(ChronoUnit.SECONDS);
  }

  /** The open tasks of an incident, also of a closed one. */
  public List<OpenTask> tasksOf(IncidentNumber number) {
    return tasks.of(number);
  }

  /** The processes of the incident are told a fact. */
  public void tells(Message message, IncidentNumber number) {
    processes.tell(message, number, Map.of());
    engine.settle();
  }

  /** Somebody sets another severity by hand. */
  public void setsSeverity(IncidentNumber number, Tempo severity, String reason) {
    processes.tell(
        Message.SEVERITY_CHANGED, number, Map.of("newSeverity", severity.name(), "reason", reason));
    engine.settle();
  }

  /** The id of the process instance that leads the incident. */
  public String instanceOf(IncidentNumber number) {
    return engine.leading(number).instance();
  }

  /** The process that leads the incident. */
  public String processOf(IncidentNumber number) {
    return engine.leading(number).process();
  }

  /** How many pages wait for this person's answer. */
  public int waitingFor(String person) {
    return pages.waitingFor(person, 500).size();
  }

  /** The kinds of the timeline's entries, in order. */
  public List<String> kinds(IncidentNumber number) {
    return timeline.of(number).stream().map(Timeline.Entry::kind).toList();
  }

  /**
   * The people with whom each page began, and why, in order: {@code "ada as primary at PT0S: New
   * incident"}.
   */
  public List<String> calledIn(IncidentNumber number) {
    return timeline.of(number).stream()
        .filter(entry -> entry.kind().equals("paged"))
        .map(entry -> page(entry) + ": " + entry.data().get("reason"))
        .toList();
  }

  /** The same, without what the responder was reminded of because nobody did anything. */
  public List<String> calledInBesidesReminders(IncidentNumber number) {
    return calledIn(number).stream()
        .filter(page -> !page.endsWith("Nobody has done anything since you acknowledged"))
        .toList();
  }

  /** The people who were paged, in order, each as {@code "ada as primary at PT5M"}. */
  public List<String> paged(IncidentNumber number) {
    return timeline.of(number).stream()
        .filter(entry -> entry.kind().equals("paged") || entry.kind().equals("escalated"))
        .map(World::page)
        .toList();
  }

  private static String page(Timeline.Entry entry) {
    return "%s as %s at %s"
        .formatted(
            entry.data().get("person"),
            entry.data().get("role"),
            Duration.between(BEGINNING, entry.at()).truncatedTo(ChronoUnit.SECONDS));
  }
}
