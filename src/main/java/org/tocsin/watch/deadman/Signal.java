package org.tocsin.watch.deadman;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When the cluster last told the address outside that it lives, by the database's clock. */
@Repository
class Signal {
  private final JdbcClient database;

  Signal(JdbcClient database) {
    this.database = database;
  }

  /**
   * @param refused for how long it has been given and not taken
   */
  record Given(Instant takenAt, Duration refused) {}

  /** Whether it is this node's turn: nobody has given it for so long. */
  boolean take(Duration every) {
    return database
            .sql(
                """
                insert into watch_signal (sent_at, taken_at) values (clock_timestamp(), clock_timestamp())
                on conflict (one) do update set sent_at = excluded.sent_at
                where watch_signal.sent_at
                  <= excluded.sent_at - make_interval(secs => :every)
                """)
            .param("every", every.toSeconds())
            .update()
        == 1;
  }

  void taken() {
    database.sql("update watch_signal set taken_at = clock_timestamp()").update();
  }

  Optional<Given> last() {
    return database
        .sql(
            """
            select taken_at, (extract(epoch from sent_at - taken_at) * 1000)::bigint as refused_ms
            from watch_signal
            """)
        .query(Signal::given)
        .optional();
  }

  private static Given given(ResultSet row, int number) throws SQLException {
    return new Given(
        row.getTimestamp("taken_at").toInstant(), Duration.ofMillis(row.getLong("refused_ms")));
  }
}
