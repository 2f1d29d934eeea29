package org.tocsin.engine.contract;

import java.util.List;
import java.util.Set;

/** A decision table that Java asks. It has to have an answer to whatever it is asked. */
public enum Table {
  ALERT_ROUTING(
      "alert-routing",
      Set.of("alertname", "environment", "severityLabel", "owner"),
      List.of(
          Output.oneOf("action", Set.of("page", "record", "drop")),
          Output.severity("severity"),
          Output.any("team")),
      "an alert comes in",
      "alerts would be answered with an error and page nobody"),
  OWNING_TEAM(
      "owning-team",
      Set.of("owner"),
      List.of(Output.any("team")),
      "an incident is declared or an alert comes in",
      "nobody would know which team to page");

  private final String id;
  private final Set<String> inputs;
  private final List<Output> outputs;
  private final String occasion;
  private final String loss;

  Table(String id, Set<String> inputs, List<Output> outputs, String occasion, String loss) {
    this.id = id;
    this.inputs = inputs;
    this.outputs = outputs;
    this.occasion = occasion;
    this.loss = loss;
  }

  /**
   * A column that Java reads in the row that fits.
   *
   * @param words what may be in it; empty when that is not known here
   * @param isSeverity whether it is a severity, for which there has to be a model
   */
  public record Output(String name, Set<String> words, boolean isSeverity) {
    static Output any(String name) {
      return new Output(name, Set.of(), false);
    }

    static Output oneOf(String name, Set<String> words) {
      return new Output(name, words, false);
    }

    static Output severity(String name) {
      return new Output(name, Set.of(), true);
    }
  }

  /** The id of the decision. */
  public String id() {
    return id;
  }

  /** The names of the variables that it is asked with. */
  public Set<String> inputs() {
    return inputs;
  }

  public List<Output> outputs() {
    return outputs;
  }

  /** When it is asked, to follow the word "when". */
  public String occasion() {
    return occasion;
  }

  /** What would go wrong without its answer. */
  public String loss() {
    return loss;
  }
}
