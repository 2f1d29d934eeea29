package org.tocsin.oncall.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.oncall.schedule.OnCallOverride.Kind;

/** The overrides that count, in the order in which they are applied: what was imported first. */
@Repository
public class Overrides {
  private static final String COUNTING =
      "select * from oncall_overrides where called_off_at is null";
  private static final String IN_ORDER = " order by uid is null, id";

  private final JdbcClient database;

  Overrides(JdbcClient database) {
    this.database = database;
  }

  /** Those that touch this time. */
  public List<OnCallOverride> touching(Instant from, Instant until) {
    return database
        .sql(COUNTING + " and until_at > :from and from_at <= :until" + IN_ORDER)
        .param("from", Timestamp.from(from))
        .param("until", Timestamp.from(until))
        .query(Overrides::override)
        .list();
  }

  public Optional<OnCallOverride> find(long id) {
    return database
        .sql(COUNTING + " and id = :id")
        .param("id", id)
        .query(Overrides::override)
        .optional();
  }

  /** Stores it; its own id does not matter. */
  public long add(OnCallOverride override) {
    return database
        .sql(
            """
            insert into oncall_overrides
              (target, kind, person, instead_of, from_at, until_at, uid, reason, made_by, made_at)
            values
              (:target, :kind, :person, :insteadOf, :from, :until, :uid, :reason, :by, :at)
            returning id
            """)
        .param("target", override.target().toString())
        .param("kind", override.kind().words())
        .param("person", override.person())
        .param("insteadOf", override.insteadOf())
        .param("from", Timestamp.from(override.from()))
        .param("until", Timestamp.from(override.until()))
        .param("uid", override.uid())
        .param("reason", override.reason())
        .param("by", override.by())
        .param("at", Timestamp.from(override.at()))
        .query(Long.class)
        .single();
  }

  /** It does not count any more. */
  public void callOff(long id, String by, Instant at) {
    database
        .sql(
            """
            update oncall_overrides set called_off_by = :by, called_off_at = :at
            where id = :id and called_off_at is null
            """)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  /** Those of an earlier import that have not ended do not count any more. */
  public void callOffImported(Target target, String by, Instant at) {
    database
        .sql(
            """
            update oncall_overrides set called_off_by = :by, called_off_at = :at
            where target = :target and uid is not null and until_at > :at and called_off_at is null
            """)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("target", target.toString())
        .update();
  }

  private static OnCallOverride override(ResultSet row, int number) throws SQLException {
    return new OnCallOverride(
        row.getLong("id"),
        Target.valueOf(row.getString("target")),
        Kind.of(row.getString("kind")),
        row.getString("person"),
        row.getString("instead_of"),
        row.getTimestamp("from_at").toInstant(),
        row.getTimestamp("until_at").toInstant(),
        row.getString("uid"),
        row.getString("reason"),
        row.getString("made_by"),
        row.getTimestamp("made_at").toInstant());
  }
}
