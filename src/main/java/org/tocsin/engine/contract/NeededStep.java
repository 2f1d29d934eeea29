package org.tocsin.engine.contract;

/**
 * A step without which what Java keeps about incidents and pages would stay wrong: somewhere in the
 * model it has to be.
 */
public enum NeededStep {
  CALL_PAGE(NeededModel.SEVERITY, Kind.CALL, "page", "nobody would be paged"),
  RESOLVE(
      NeededModel.SEVERITY,
      Kind.FORM,
      "resolve",
      "an incident would never be resolved, and new alerts would join it for ever"),
  CLOSE_INCIDENT(
      NeededModel.SEVERITY,
      Kind.VERB,
      "closeIncident",
      "an incident would stay open for ever, with no process to lead it"),
  PAGE_LEVEL(NeededModel.PAGE, Kind.VERB, "pageLevel", "nobody would be paged"),
  DELIVER_PAGE(NeededModel.PAGE, Kind.CALL, "deliver", "no page would reach anybody"),
  REPORT_EXHAUSTED(
      NeededModel.PAGE,
      Kind.VERB,
      "reportExhausted",
      "a page that nobody answers would end in silence"),
  DELIVER_NOTICE(NeededModel.NOTIFY, Kind.CALL, "deliver", "no notice would reach anybody"),
  CHOOSE_NEXT_WAY(
      NeededModel.DELIVER, Kind.VERB, "chooseNextWay", "no page would be sent by any way"),
  REPORT_UNREACHABLE(
      NeededModel.DELIVER,
      Kind.VERB,
      "reportUnreachable",
      "nobody would learn that a person cannot be reached"),
  REPORT_MISSING_HEARTBEAT(
      NeededModel.HEARTBEAT,
      Kind.VERB,
      "reportMissingHeartbeat",
      "nobody would be paged for a heartbeat that stays away");

  /** What a step does: it calls a verb or a process, or asks a person by a form. */
  public enum Kind {
    VERB,
    CALL,
    FORM
  }

  private final NeededModel model;
  private final Kind kind;
  private final String id;
  private final String loss;

  NeededStep(NeededModel model, Kind kind, String id, String loss) {
    this.model = model;
    this.kind = kind;
    this.id = id;
    this.loss = loss;
  }

  /** The process that it belongs to. */
  public NeededModel model() {
    return model;
  }

  public Kind kind() {
    return kind;
  }

  /** The id of the verb, the process or the form. */
  public String id() {
    return id;
  }

  /** What would go wrong without it. */
  public String loss() {
    return loss;
  }
}
