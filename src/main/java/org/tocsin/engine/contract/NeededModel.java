package org.tocsin.engine.contract;

/** A process that Java relies on; of the severities there may be any number. */
public enum NeededModel {
  SEVERITY("sev1-response"),
  PAGE("page"),
  DELIVER("deliver"),
  NOTIFY("notify"),
  TRY_WAY("try-way"),
  ANSWER_IN_SLACK("answer-in-slack"),
  HEARTBEAT("heartbeat"),
  HAND_OVER("hand-over"),
  GAP_WATCH("gap-watch");

  private final String id;

  NeededModel(String id) {
    this.id = id;
  }

  /** The id of the process; of the severities, of the worst. */
  public String id() {
    return id;
  }

  /** Whether the process of this id has to be what Java relies on here. */
  public boolean is(String process) {
    return this == SEVERITY ? SeverityModel.of(process).isPresent() : process.equals(id);
  }
}
