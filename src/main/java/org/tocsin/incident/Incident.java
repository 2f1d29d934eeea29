package org.tocsin.incident;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/**
 * An incident as it stands now. Its clocks are instants in UTC; each is null until it is stopped.
 *
 * @param responder the id of the person who answered the page
 * @param commander the id of the person who leads the response
 * @param outcome how it ended; null while it is open
 * @param exhaustedAt when a page had gone all the way up without an answer
 */
public record Incident(
    IncidentNumber number,
    String title,
    String service,
    String team,
    Severity severity,
    State state,
    @Nullable Outcome outcome,
    @Nullable String responder,
    @Nullable String commander,
    @Nullable Instant exhaustedAt,
    Instant openedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant mitigatedAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant closedAt) {

  /** How far the response has come. */
  public enum State {
    OPEN,
    ACKNOWLEDGED,
    MITIGATED,
    RESOLVED,
    CLOSED;

    /** The word used in the database, the interfaces and texts. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How an incident ended. */
  public enum Outcome {
    RESOLVED,
    FALSE_ALARM,
    CLEARED;

    /** The words used in the database, the interfaces and texts. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
