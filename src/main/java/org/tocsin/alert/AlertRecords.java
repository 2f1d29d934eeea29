package org.tocsin.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.shared.IncidentNumber;

/** The alerts of an incident as they are stored. */
@Repository
public class AlertRecords {
  private final JdbcClient database;

  AlertRecords(JdbcClient database) {
    this.database = database;
  }

  /**
   * @param labels JSON
   * @param annotations JSON
   * @param timesSeen how often the sender has repeated it
   */
  public record AlertRecord(
      String fingerprint,
      String name,
      String service,
      Instant startsAt,
      @Nullable Instant endsAt,
      Instant receivedAt,
      long timesSeen,
      String labels,
      String annotations) {}

  /** The alerts of an incident in the order in which they came, {@code most} of them. */
  public List<AlertRecord> of(IncidentNumber incident, int most) {
    return database
        .sql(
            """
            select fingerprint, name, service, starts_at, ends_at, received_at, times_seen,
              labels::text as labels, annotations::text as annotations
            from alert_alerts where incident = :incident order by id limit :most
            """)
        .param("incident", incident.value())
        .param("most", most)
        .query(AlertRecord.class)
        .list();
  }
}
