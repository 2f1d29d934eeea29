package org.tocsin.postmortem;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.shared.IncidentNumber;

/** The postmortems and their follow-ups. */
@Repository
public class Postmortems {
  private final JdbcClient database;
  private final Clock clock;

  Postmortems(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A postmortem as its author wrote it; each text has at most 4000 characters. */
  public record Postmortem(
      String author,
      String whatHappened,
      String impact,
      String wentWell,
      String wentBadly,
      String followUpList,
      @Nullable String approvedBy) {}

  /** Writes it, or writes it anew after a review. */
  void write(IncidentNumber incident, Postmortem postmortem) {
    database
        .sql(
            """
            insert into postmortem_postmortems
              (incident, author, what_happened, impact, went_well, went_badly, follow_up_list,
               written_at)
            values (:incident, :author, :whatHappened, :impact, :wentWell, :wentBadly,
              :followUpList, :at)
            on conflict (incident) do update set
              author = excluded.author, what_happened = excluded.what_happened,
              impact = excluded.impact, went_well = excluded.went_well,
              went_badly = excluded.went_badly, follow_up_list = excluded.follow_up_list,
              written_at = excluded.written_at
            """)
        .param("incident", incident.value())
        .param("author", postmortem.author())
        .param("whatHappened", postmortem.whatHappened())
        .param("impact", postmortem.impact())
        .param("wentWell", postmortem.wentWell())
        .param("wentBadly", postmortem.wentBadly())
        .param("followUpList", postmortem.followUpList())
        .param("at", now())
        .update();
  }

  void approve(IncidentNumber incident, String person) {
    database
        .sql(
            """
            update postmortem_postmortems set approved_by = :person, approved_at = :at
            where incident = :incident
            """)
        .param("person", person)
        .param("at", now())
        .param("incident", incident.value())
        .update();
  }

  public Optional<Postmortem> of(IncidentNumber incident) {
    return database
        .sql(
            """
            select author, what_happened, impact, went_well, went_badly, follow_up_list, approved_by
            from postmortem_postmortems where incident = :incident
            """)
        .param("incident", incident.value())
        .query(Postmortem.class)
        .optional();
  }

  /** Opens the follow-up at this place of the list; it is opened once. */
  long open(IncidentNumber incident, int position, FollowUpList.Line line) {
    return database
        .sql(
            """
            insert into postmortem_follow_ups (incident, position, what, owner, due)
            values (:incident, :position, :what, :owner, :due)
            on conflict (incident, position) do update set what = excluded.what
            returning id
            """)
        .param("incident", incident.value())
        .param("position", position)
        .param("what", line.what())
        .param("owner", line.owner())
        .param("due", Date.valueOf(line.due()))
        .query(Long.class)
        .single();
  }

  void settle(long followUp, FollowUp.Outcome outcome, @Nullable String note, String person) {
    database
        .sql(
            """
            update postmortem_follow_ups
            set outcome = :outcome, note = :note, settled_by = :person, settled_at = :at
            where id = :id
            """)
        .param("outcome", outcome.word())
        .param("note", note)
        .param("person", person)
        .param("at", now())
        .param("id", followUp)
        .update();
  }

  /**
   * @throws IllegalArgumentException when there is none of this id
   */
  FollowUp followUp(long id) {
    return database
        .sql("select * from postmortem_follow_ups where id = :id")
        .param("id", id)
        .query(Postmortems::followUp)
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("There is no follow-up " + id));
  }

  public List<FollowUp> followUpsOf(IncidentNumber incident) {
    return database
        .sql("select * from postmortem_follow_ups where incident = :incident order by position")
        .param("incident", incident.value())
        .query(Postmortems::followUp)
        .list();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static FollowUp followUp(ResultSet row, int number) throws SQLException {
    String outcome = row.getString("outcome");
    return new FollowUp(
        row.getLong("id"),
        row.getString("what"),
        row.getString("owner"),
        row.getDate("due").toLocalDate(),
        outcome == null ? null : FollowUp.Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
        row.getString("note"),
        row.getString("settled_by"));
  }
}
