package org.tocsin.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tocsin.security.address.ClientAddress;

/**
 * The security events, the newest last. An entry is written in the transaction of what it records,
 * and goes to the log as one line of JSON when that is committed.
 */
@Repository
public class AuditLog {
  private static final Logger log = LoggerFactory.getLogger("tocsin.audit");
  private static final int LONGEST_ACTOR = 200;
  private static final int LONGEST_ADDRESS = 100;
  private static final int LONGEST_TEXT = 2000;

  private final JdbcClient database;
  private final ClientAddress client;
  private final ObjectMapper json;
  private final Clock clock;

  AuditLog(JdbcClient database, ClientAddress client, ObjectMapper json, Clock clock) {
    this.database = database;
    this.client = client;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param kind what sort of event, such as {@code sign-in-failed}
   * @param actor the id of a person, the name of a key, or what somebody called themselves who did
   *     not sign in
   * @param address of the client; null when it did not come over the network
   * @param text one sentence
   */
  public record Entry(
      long id, Instant at, String kind, String actor, @Nullable String address, String text) {}

  /** The address is that of the request that is being answered, if there is one. */
  void add(String kind, String actor, String text) {
    add(kind, actor, client.now(), text);
  }

  void add(String kind, String actor, @Nullable String address, String text) {
    Instant now = clock.instant();
    String who = cut(actor, LONGEST_ACTOR);
    String from = address == null ? null : cut(address, LONGEST_ADDRESS);
    String what = cut(text, LONGEST_TEXT);
    database
        .sql(
            """
            insert into audit_entries (at, kind, actor, address, text)
            values (:at, :kind, :actor, :address, :text)
            """)
        .param("at", Timestamp.from(now))
        .param("kind", kind)
        .param("actor", who)
        .param("address", from)
        .param("text", what)
        .update();
    whenCommitted(line(now, kind, who, from, what));
  }

  /**
   * Entries, the newest first.
   *
   * @param before only those with a lower id; null for the newest
   * @param kind only those of this kind; null for all
   * @param actor only those of this actor; null for all
   */
  public List<Entry> find(
      @Nullable Long before, @Nullable String kind, @Nullable String actor, int most) {
    return database
        .sql(
            """
            select id, at, kind, actor, address, text from audit_entries
            where (:before::bigint is null or id < :before)
              and (:kind::text is null or kind = :kind)
              and (:actor::text is null or actor = :actor)
            order by id desc limit :most
            """)
        .param("before", before)
        .param("kind", kind)
        .param("actor", actor)
        .param("most", most)
        .query(AuditLog::entry)
        .list();
  }

  /** The kinds there are, by name. */
  public List<String> kinds() {
    // a loose index scan: as many steps as there are kinds
    return database
        .sql(
            """
            with recursive kinds (kind) as (
              (select kind from audit_entries order by kind limit 1)
              union all
              select (select e.kind from audit_entries e where e.kind > kinds.kind order by e.kind limit 1)
              from kinds where kinds.kind is not null)
            select kind from kinds where kind is not null order by kind
            """)
        .query(String.class)
        .list();
  }

  private static void whenCommitted(String line) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              log.info(line);
            }
          });
    } else {
      log.info(line);
    }
  }

  /** JSON, so that no name that somebody tries can begin a line of its own. */
  private String line(
      Instant at, String kind, String actor, @Nullable String address, String text) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("at", at.toString());
    fields.put("kind", kind);
    fields.put("actor", actor);
    fields.put("address", address);
    fields.put("text", text);
    try {
      return json.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts are JSON", e);
    }
  }

  /** PostgreSQL takes no NUL, which somebody may send as a name. */
  private static String cut(String text, int most) {
    String clean = text.replace("\u0000", "");
    return clean.length() > most ? clean.substring(0, most) : clean;
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("id"),
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        row.getString("actor"),
        row.getString("address"),
        row.getString("text"));
  }
}
