package org.tocsin.engine.contract;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message that Java sends to models. */
public enum Message {
  ALERT_JOINED(
      "incident.alert-joined",
      Role.TELLS,
      NeededModel.SEVERITY,
      "another alert joins the incident",
      "nobody who is working on an incident would hear of its further alerts"),
  ALERTS_CLEARED(
      "incident.alerts-cleared",
      Role.TELLS,
      NeededModel.SEVERITY,
      "all alerts are over before anybody has answered",
      "people would be paged for an incident that is over"),
  FALSE_ALARM(
      "incident.false-alarm",
      Role.TELLS,
      NeededModel.SEVERITY,
      "a responder calls it a false alarm",
      "a false alarm could not be closed"),
  MITIGATED_BY_REPLY(
      "incident.mitigated-by-reply",
      Role.TELLS,
      NeededModel.SEVERITY,
      "somebody replies to a page that the incident is over",
      "such a reply would end nothing, and more people would be called in"),
  SEVERITY_CHANGED(
      "incident.severity-changed",
      Role.TELLS,
      NeededModel.SEVERITY,
      "somebody changes the severity, or a worse alert joins",
      "a change of severity would change nothing"),
  PAGE_CALLED_OFF(
      "page.called-off",
      Role.TELLS,
      NeededModel.PAGE,
      "an incident needs no answer any more",
      "people would be paged for what is already over"),
  PAGE_GOT_WORSE(
      "page.got-worse",
      Role.TELLS,
      NeededModel.PAGE,
      "an incident that nobody has answered becomes more severe",
      "the page would go on by the slower levels of the milder severity"),
  LEVEL_UNREACHABLE(
      "page.level-unreachable",
      Role.TELLS,
      NeededModel.PAGE,
      "nobody of a level can be reached by any way",
      "the next level would be paged only when the time of this one has passed",
      "firstPage"),
  NOTICE_WANTED(
      "notice.wanted",
      Role.BEGINS,
      NeededModel.NOTIFY,
      "people have to be told something",
      "no notice would reach anybody"),
  TRIAL_WANTED(
      "way.trial-wanted",
      Role.BEGINS,
      NeededModel.TRY_WAY,
      "somebody asks for a code or a test message",
      "nobody could confirm a new address to be paged at"),
  SLACK_ANSWERED(
      "slack.answered",
      Role.BEGINS,
      NeededModel.ANSWER_IN_SLACK,
      "somebody presses a button in Slack",
      "no button in Slack would acknowledge a page"),
  HEARTBEAT_EXPECTED(
      "heartbeat.expected",
      Role.BEGINS,
      NeededModel.HEARTBEAT,
      "a heartbeat is made",
      "no new heartbeat would be watched"),
  HEARTBEAT_RECEIVED(
      "heartbeat.received",
      Role.TELLS,
      NeededModel.HEARTBEAT,
      "a heartbeat comes back",
      "the alert of a heartbeat that is back would stay open",
      "heartbeat"),
  HAND_OVER_AWAITED(
      "hand-over.awaited",
      Role.BEGINS,
      NeededModel.HAND_OVER,
      "there is a team whose next turn has to be announced",
      "nobody would be told that their turn on call begins"),
  ON_CALL_CHANGED(
      "on-call.changed",
      Role.TELLS,
      NeededModel.HAND_OVER,
      "a rotation, an override or a swap changes who is on call",
      "the turn on call would be announced at the old time, to the old person"),
  GAPS_WATCHED(
      "gaps.watched",
      Role.BEGINS,
      NeededModel.GAP_WATCH,
      "there is a team whose schedule has to be watched for gaps",
      "nobody would be warned of a time without anybody on call");

  private enum Role {
    BEGINS,
    TELLS
  }

  private final String id;
  private final Role role;
  private final NeededModel model;
  private final String occasion;
  private final String loss;
  private final @Nullable String variable;

  Message(String id, Role role, NeededModel model, String occasion, String loss) {
    this(id, role, model, occasion, loss, null);
  }

  Message(
      String id,
      Role role,
      NeededModel model,
      String occasion,
      String loss,
      @Nullable String variable) {
    this.id = id;
    this.role = role;
    this.model = model;
    this.occasion = occasion;
    this.loss = loss;
    this.variable = variable;
  }

  /** The name of the message in the models. */
  public String id() {
    return id;
  }

  /** The process that waits for it, or begins with it. */
  public NeededModel model() {
    return model;
  }

  /** Whether a process begins with it; else a running one waits for it. */
  public boolean begins() {
    return role == Role.BEGINS;
  }

  /** When it is sent, to follow the word "when". */
  public String occasion() {
    return occasion;
  }

  /** What would go wrong without it. */
  public String loss() {
    return loss;
  }

  /** The variable by which the process that is meant is found, when it is one of several. */
  public Optional<String> variable() {
    return Optional.ofNullable(variable);
  }
}
