package org.tocsin.alert;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Ownership;
import org.tocsin.engine.contract.Table;
import org.tocsin.engine.process.Decisions;
import org.tocsin.shared.Severity;

/** Asks the routing table what to do with an alert. */
@Component
class Routing {
  private static final int LONGEST_INPUT = 300;

  private final Ownership ownership;
  private final Decisions decisions;

  Routing(Ownership ownership, Decisions decisions) {
    this.ownership = ownership;
    this.decisions = decisions;
  }

  /** What the table says. */
  record Row(String action, Severity severity, String team, @Nullable String grouping) {}

  /** The row, and a remark when the team is not the owner of the service. */
  record Route(Action action, Severity severity, String team, String remark, Grouping grouping) {}

  enum Action {
    PAGE,
    RECORD,
    DROP;

    static Action of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the answer depends on: alerts that agree in it are routed alike. */
  record Question(String alertname, String severity, String environment, String service) {
    static Question of(Alert alert) {
      return new Question(
          input(alert, "alertname"),
          input(alert, "severity").toLowerCase(Locale.ROOT),
          input(alert, "environment").toLowerCase(Locale.ROOT),
          alert.service());
    }

    /** The engine keeps what a table was asked, and has little room for it. */
    private static String input(Alert alert, String label) {
      String text = alert.label(label);
      return text.substring(0, Math.min(text.length(), LONGEST_INPUT));
    }
  }

  Route route(Question question) {
    Row row =
        decisions.decide(
            Table.ALERT_ROUTING,
            Map.of(
                "alertname", question.alertname(),
                "severityLabel", question.severity(),
                "environment", question.environment(),
                "owner", ownership.ownerOf(question.service()).orElse("")),
            Row.class);
    Ownership.Answering answering = ownership.answering(question.service(), row.team());
    return new Route(
        Action.of(row.action()),
        row.severity(),
        answering.team(),
        answering.remark(),
        Grouping.of(row.grouping()));
  }
}
