package org.tocsin.evidence;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tocsin.evidence.Chain.Head;
import org.tocsin.shared.IncidentNumber;

/** The chains and their checkpoints in the database. */
@Repository
class Seals {
  private final JdbcClient database;
  private final JdbcTemplate batches;
  private final Clock clock;

  Seals(JdbcClient database, JdbcTemplate batches, Clock clock) {
    this.database = database;
    this.batches = batches;
    this.clock = clock;
  }

  /**
   * @param position in the chain of its incident, from 1
   * @param entry the id of the entry
   */
  record Seal(int position, long entry, byte[] hash, long checkpoint) {}

  /**
   * A piece of a chain.
   *
   * @param first the position of the first entry
   */
  record Piece(IncidentNumber incident, int first, List<Long> entries, List<byte[]> hashes) {
    Head head() {
      return new Head(incident, first + entries.size() - 1, hashes.get(hashes.size() - 1));
    }
  }

  record Checkpoint(long number, Instant at, byte[] hash) {}

  /** Whether this transaction is the only one that seals. */
  boolean takeTurn() {
    return database
        .sql("select pg_try_advisory_xact_lock(hashtext('tocsin.evidence'))")
        .query(Boolean.class)
        .single();
  }

  /** Takes entries from the queue, the oldest first. */
  List<Long> takeUnsealed(int most) {
    return database
        .sql(
            """
            delete from evidence_unsealed where entry in (
              select entry from evidence_unsealed order by entry limit :most)
            returning entry
            """)
        .param("most", most)
        .query(Long.class)
        .list();
  }

  /** How far the chains of these incidents have come; those without an entry are not in it. */
  Map<IncidentNumber, Head> heads(Collection<IncidentNumber> incidents) {
    return database
        .sql(
            """
            select s.incident, s.first + array_length(s.hashes, 1) - 1 as position,
              s.hashes[array_length(s.hashes, 1)] as hash
            from unnest(:incidents::bigint[]) as wanted (number)
            cross join lateral (
              select * from evidence_seals where incident = wanted.number
              order by first desc limit 1) s
            """)
        .param("incidents", incidents.stream().map(IncidentNumber::value).toArray(Long[]::new))
        .query(Seals::head)
        .stream()
        .collect(toMap(Head::incident, Function.identity()));
  }

  Optional<Checkpoint> newest() {
    return database
        .sql("select number, at, hash from evidence_checkpoints order by number desc limit 1")
        .query(Seals::checkpoint)
        .optional();
  }

  Optional<Checkpoint> checkpoint(long number) {
    return database
        .sql("select number, at, hash from evidence_checkpoints where number = :number")
        .param("number", number)
        .query(Seals::checkpoint)
        .optional();
  }

  Checkpoint add(long number, byte[] hash, List<Piece> pieces) {
    Checkpoint checkpoint = new Checkpoint(number, clock.instant(), hash);
    database
        .sql("insert into evidence_checkpoints (number, at, hash) values (:number, :at, :hash)")
        .param("number", number)
        .param("at", Timestamp.from(checkpoint.at()))
        .param("hash", hash)
        .update();
    batches.batchUpdate(
        """
        insert into evidence_seals (incident, first, checkpoint, entries, hashes)
        values (?, ?, ?, ?, ?)
        """,
        pieces,
        1000,
        (row, piece) -> {
          row.setLong(1, piece.incident().value());
          row.setInt(2, piece.first());
          row.setLong(3, number);
          row.setObject(4, piece.entries().toArray(Long[]::new));
          row.setObject(5, piece.hashes().toArray(byte[][]::new));
        });
    return checkpoint;
  }

  /** The whole chain of an incident. */
  List<Seal> of(IncidentNumber incident) {
    List<Seal> chain = new ArrayList<>();
    database
        .sql(
            """
            select first, checkpoint, entries, hashes from evidence_seals
            where incident = :incident order by first
            """)
        .param("incident", incident.value())
        .query(
            row -> {
              Long[] entries = (Long[]) row.getArray("entries").getArray();
              byte[][] hashes = (byte[][]) row.getArray("hashes").getArray();
              for (int i = 0; i < entries.length; i++) {
                chain.add(
                    new Seal(
                        row.getInt("first") + i, entries[i], hashes[i], row.getLong("checkpoint")));
              }
            });
    return chain;
  }

  /** The heads that a checkpoint covers, by the number of their incident. */
  List<Head> headsAt(long checkpoint) {
    return database
        .sql(
            """
            select incident, first + array_length(hashes, 1) - 1 as position,
              hashes[array_length(hashes, 1)] as hash
            from evidence_seals where checkpoint = :checkpoint order by incident
            """)
        .param("checkpoint", checkpoint)
        .query(Seals::head)
        .list();
  }

  /** The ids of the entries of an incident that wait for a seal. */
  List<Long> awaiting(Collection<Long> entries) {
    return database
        .sql("select entry from evidence_unsealed where entry = any(:entries)")
        .param("entries", entries.toArray(Long[]::new))
        .query(Long.class)
        .list();
  }

  private static Head head(ResultSet row, int number) throws SQLException {
    return new Head(
        new IncidentNumber(row.getLong("incident")), row.getInt("position"), row.getBytes("hash"));
  }

  private static Checkpoint checkpoint(ResultSet row, int number) throws SQLException {
    return new Checkpoint(
        row.getLong("number"), row.getTimestamp("at").toInstant(), row.getBytes("hash"));
  }
}
