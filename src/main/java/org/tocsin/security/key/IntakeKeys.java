package org.tocsin.security.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.security.token.SecretChanged;
import org.tocsin.security.token.Tokens;

/**
 * The keys alerts are sent with. A key is shown once and stored hashed. One that was revoked ends
 * at once on the node where that was done, and within five seconds on the others.
 */
@Component
public class IntakeKeys {
  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final int LONGEST = 200;

  private final JdbcClient database;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Map<String, Remembered> known = new ConcurrentHashMap<>();

  IntakeKeys(JdbcClient database, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  private record Remembered(IntakeKey key, Instant until) {}

  /**
   * A key as an administrator sees it.
   *
   * @param madeBy the id of who made it; null for one that came with the installation
   * @param revokedBy the id of who revoked it; null while it is in force
   * @param use when it was last used; null when it never was
   */
  public record Listed(
      long id,
      String name,
      @Nullable String service,
      boolean signed,
      @Nullable String madeBy,
      Instant createdAt,
      @Nullable Instant revokedAt,
      @Nullable String revokedBy,
      @Nullable Use use) {}

  /**
   * One use of a key.
   *
   * @param from the network address it came from
   * @param format what was sent, such as {@code Alertmanager}
   */
  public record Use(Instant at, String from, String format) {}

  /** What a sender shows; empty when there is no such key or it was revoked. */
  public Optional<IntakeKey> find(@Nullable String key) {
    if (key == null || key.isEmpty() || key.length() > LONGEST) {
      return Optional.empty();
    }
    byte[] hash = hash(key);
    String name = HexFormat.of().formatHex(hash);
    Remembered remembered = known.get(name);
    if (remembered != null && clock.instant().isBefore(remembered.until())) {
      return Optional.of(remembered.key());
    }
    Optional<IntakeKey> stored = stored(hash);
    stored.ifPresentOrElse(
        found -> known.put(name, new Remembered(found, clock.instant().plus(REMEMBERED))),
        () -> known.remove(name));
    return stored;
  }

  private Optional<IntakeKey> stored(byte[] hash) {
    return database
        .sql(
            """
            select id, name, service, signing_secret is not null as signed
            from security_keys where hash = :hash and revoked_at is null
            """)
        .param("hash", hash)
        .query(IntakeKey.class)
        .optional();
  }

  /** What the messages sent with this key are signed with. */
  public Optional<String> signingSecret(IntakeKey key) {
    return database
        .sql("select signing_secret from security_keys where id = :id and signing_secret <> ''")
        .param("id", key.id())
        .query(String.class)
        .optional();
  }

  public boolean any() {
    return database
        .sql("select exists (select from security_keys where revoked_at is null)")
        .query(Boolean.class)
        .single();
  }

  /** Every key, those in force first and the newest first. */
  public List<Listed> all() {
    return database
        .sql(
            """
            select *, signing_secret is not null as signed
            from security_keys order by revoked_at is not null, id desc limit 500
            """)
        .query(IntakeKeys::listed)
        .list();
  }

  /** One of those in force; empty when there is none of this id. */
  public Optional<Listed> inForce(long id) {
    return database
        .sql(
            """
            select *, signing_secret is not null as signed
            from security_keys where id = :id and revoked_at is null
            """)
        .param("id", id)
        .query(IntakeKeys::listed)
        .optional();
  }

  /** Accepts a key from now on; does nothing when it is known. */
  public void add(String name, String key) {
    insert(name, key, null, null, null);
  }

  /**
   * Makes a key.
   *
   * @param service the service it belongs to; null when it serves many
   * @param signingSecret what its messages are signed with; null when they are not
   * @return the key, which nobody can look up afterwards
   */
  @Transactional
  public String make(
      String name, @Nullable String service, @Nullable String signingSecret, String person) {
    String key = Tokens.make();
    insert(name, key, service, signingSecret, person);
    events.publishEvent(
        new SecretChanged(
            person,
            "made the integration key %s%s"
                .formatted(name, service == null ? "" : " of the service " + service)));
    return key;
  }

  private void insert(
      String name,
      String key,
      @Nullable String service,
      @Nullable String signingSecret,
      @Nullable String person) {
    database
        .sql(
            """
            insert into security_keys (name, hash, created_at, service, signing_secret, made_by)
            values (:name, :hash, :at, :service, :secret, :person) on conflict (hash) do nothing
            """)
        .param("name", name)
        .param("hash", hash(key))
        .param("at", Timestamp.from(clock.instant()))
        .param("service", service)
        .param("secret", signingSecret)
        .param("person", person)
        .update();
  }

  /** A person ends a key; false when there is none of this id, or it had ended. */
  @Transactional
  public boolean revoke(long id, String person) {
    Optional<String> revoked =
        database
            .sql(
                """
                update security_keys set revoked_at = :at, revoked_by = :person
                where id = :id and revoked_at is null returning name
                """)
            .param("at", Timestamp.from(clock.instant()))
            .param("person", person)
            .param("id", id)
            .query(String.class)
            .optional();
    known.clear();
    revoked.ifPresent(
        name ->
            events.publishEvent(new SecretChanged(person, "revoked the integration key " + name)));
    return revoked.isPresent();
  }

  private static Listed listed(ResultSet row, int number) throws SQLException {
    Timestamp revoked = row.getTimestamp("revoked_at");
    Timestamp used = row.getTimestamp("used_at");
    return new Listed(
        row.getLong("id"),
        row.getString("name"),
        row.getString("service"),
        row.getBoolean("signed"),
        row.getString("made_by"),
        row.getTimestamp("created_at").toInstant(),
        revoked == null ? null : revoked.toInstant(),
        row.getString("revoked_by"),
        used == null
            ? null
            : new Use(used.toInstant(), row.getString("used_from"), row.getString("used_as")));
  }

  private static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
