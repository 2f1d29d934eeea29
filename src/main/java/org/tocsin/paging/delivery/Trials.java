package org.tocsin.paging.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.paging.Page.Kind;
import org.tocsin.security.token.Secrets;
import org.tocsin.security.token.Signatures;

/**
 * The codes and tests that people send to themselves, each to one address by one way. The digits
 * are not stored, not even hashed, because a million hashes are soon tried: they are computed from
 * the trial with a secret.
 */
@Repository
class Trials {
  static final int MOST_TRIES = 5;

  private static final String PURPOSE = "way-code";

  private final JdbcClient database;
  private final Secrets secrets;
  private final Clock clock;

  Trials(JdbcClient database, Secrets secrets, Clock clock) {
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** A code or test; {@code page} is the message that carries it. */
  record Trial(long page, String way, String address, Instant sentAt) {}

  void add(long page, String way, String address) {
    database
        .sql("insert into paging_trials (page, way, address) values (:page, :way, :address)")
        .param("page", page)
        .param("way", way)
        .param("address", address)
        .update();
  }

  Optional<Trial> find(long page) {
    return database
        .sql(
            """
            select t.page, t.way, t.address, p.created_at
            from paging_trials t join paging_pages p on p.id = t.page where t.page = :page
            """)
        .param("page", page)
        .query(Trials::trial)
        .optional();
  }

  /** The newest of a person's codes or tests by this way, used or not. */
  Optional<Trial> newest(String person, Kind kind, String way) {
    return database
        .sql(
            """
            select t.page, t.way, t.address, p.created_at
            from paging_trials t join paging_pages p on p.id = t.page
            where p.person = :person and p.kind in ('code', 'test') and p.kind = :kind
              and t.way = :way
            order by p.id desc limit 1
            """)
        .param("person", person)
        .param("kind", kind.word())
        .param("way", way)
        .query(Trials::trial)
        .optional();
  }

  /** How many codes and tests a person has sent by this way within the last while. */
  int sent(String person, String way, Duration within) {
    return database
        .sql(
            """
            select count(*) from paging_trials t join paging_pages p on p.id = t.page
            where p.person = :person and p.kind in ('code', 'test') and t.way = :way
              and p.created_at > :since
            """)
        .param("person", person)
        .param("way", way)
        .param("since", Timestamp.from(clock.instant().minus(within)))
        .query(Integer.class)
        .single();
  }

  /** Counts one more try of a code; false when it was used, or tried too often. */
  boolean mayTry(long page) {
    return database
            .sql(
                """
                update paging_trials set tries = tries + 1
                where page = :page and tries < :most and used_at is null
                """)
            .param("page", page)
            .param("most", MOST_TRIES)
            .update()
        == 1;
  }

  void used(long page) {
    database
        .sql("update paging_trials set used_at = :at where page = :page")
        .param("at", Timestamp.from(clock.instant()))
        .param("page", page)
        .update();
  }

  /** Six digits. */
  String code(Trial trial) {
    String what = "%d\n%s\n%s".formatted(trial.page(), trial.way(), trial.address());
    byte[] hash =
        Signatures.hmacSha256(secrets.named(PURPOSE), what.getBytes(StandardCharsets.UTF_8));
    return "%06d".formatted(Math.floorMod(ByteBuffer.wrap(hash).getLong(), 1_000_000L));
  }

  private static Trial trial(ResultSet row, int number) throws SQLException {
    return new Trial(
        row.getLong("page"),
        row.getString("way"),
        row.getString("address"),
        row.getTimestamp("created_at").toInstant());
  }
}
