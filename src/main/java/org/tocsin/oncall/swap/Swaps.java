package org.tocsin.oncall.swap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.oncall.schedule.Target;

/** The swaps that were asked for. */
@Repository
public class Swaps {
  private final JdbcClient database;

  Swaps(JdbcClient database) {
    this.database = database;
  }

  /** Those that wait for an answer and concern this person. */
  List<Swap> open(String person) {
    return database
        .sql(
            """
            select * from oncall_swaps
            where state = 'asked' and (other = :person or asked_by = :person) order by id
            """)
        .param("person", person)
        .query(Swaps::swap)
        .list();
  }

  /** One that waits for an answer; nobody else answers it until this transaction ends. */
  Optional<Swap> hold(long id) {
    return database
        .sql("select * from oncall_swaps where id = :id and state = 'asked' for update")
        .param("id", id)
        .query(Swaps::swap)
        .optional();
  }

  long add(Swap swap) {
    return database
        .sql(
            """
            insert into oncall_swaps (target, asked_by, other, from_at, until_at, return_from,
              return_until, reason, asked_at, state)
            values (:target, :askedBy, :other, :from, :until, :returnFrom, :returnUntil, :reason,
              :at, 'asked')
            returning id
            """)
        .param("target", swap.target().toString())
        .param("askedBy", swap.askedBy())
        .param("other", swap.other())
        .param("from", Timestamp.from(swap.from()))
        .param("until", Timestamp.from(swap.until()))
        .param("returnFrom", timestamp(swap.returnFrom()))
        .param("returnUntil", timestamp(swap.returnUntil()))
        .param("reason", swap.reason())
        .param("at", Timestamp.from(swap.askedAt()))
        .query(Long.class)
        .single();
  }

  void answer(long id, Swap.State state, Instant at) {
    database
        .sql("update oncall_swaps set state = :state, answered_at = :at where id = :id")
        .param("state", state.word())
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  private static Swap swap(ResultSet row, int number) throws SQLException {
    return new Swap(
        row.getLong("id"),
        Target.valueOf(row.getString("target")),
        row.getString("asked_by"),
        row.getString("other"),
        row.getTimestamp("from_at").toInstant(),
        row.getTimestamp("until_at").toInstant(),
        instant(row.getTimestamp("return_from")),
        instant(row.getTimestamp("return_until")),
        row.getString("reason"),
        row.getTimestamp("asked_at").toInstant(),
        Swap.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
