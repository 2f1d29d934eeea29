package org.tocsin.oncall.feed;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.security.token.SecretChanged;
import org.tocsin.security.token.Secrets;

/**
 * The feeds and their addresses, which are signed: whoever has one may look, until it is revoked.
 */
@Repository
public class Feeds {
  /** So many may one person have. */
  private static final int MOST = 50;

  private static final String PURPOSE = "calendar-feed";

  private final JdbcClient database;
  private final Secrets secrets;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Feeds(JdbcClient database, Secrets secrets, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.secrets = secrets;
    this.events = events;
    this.clock = clock;
  }

  /** A person's feeds that count, the oldest first. */
  public List<Feed> of(String owner) {
    return database
        .sql("select * from oncall_feeds where owner = :owner and revoked_at is null order by id")
        .param("owner", owner)
        .query(Feeds::feed)
        .list();
  }

  /**
   * Makes one, unless the person has it already.
   *
   * @throws IllegalArgumentException when they have too many
   */
  @Transactional
  public void make(String subject, String owner) {
    List<Feed> own = of(owner);
    if (own.stream().anyMatch(feed -> feed.subject().equals(subject))) {
      return;
    }
    if (own.size() >= MOST) {
      throw new IllegalArgumentException("You have %d feeds; revoke one first.".formatted(MOST));
    }
    database
        .sql("insert into oncall_feeds (subject, owner, made_at) values (:subject, :owner, :at)")
        .param("subject", subject)
        .param("owner", owner)
        .param("at", Timestamp.from(clock.instant()))
        .update();
    events.publishEvent(new SecretChanged(owner, "made a calendar feed of " + subject));
  }

  /** Its address leads nowhere any more; only its owner can do that. */
  @Transactional
  public void revoke(long id, String owner) {
    int revoked =
        database
            .sql(
                """
                update oncall_feeds set revoked_at = :at, revoked_by = :owner
                where id = :id and owner = :owner and revoked_at is null
                """)
            .param("at", Timestamp.from(clock.instant()))
            .param("id", id)
            .param("owner", owner)
            .update();
    if (revoked == 1) {
      database.sql("delete from oncall_feed_events where feed = :id").param("id", id).update();
      events.publishEvent(new SecretChanged(owner, "revoked a calendar feed"));
    }
  }

  /** The secret in the address of a feed. */
  public String token(Feed feed) {
    byte[] id = ByteBuffer.allocate(Long.BYTES).putLong(feed.id()).array();
    byte[] signature = sign(id);
    byte[] token = ByteBuffer.allocate(id.length + signature.length).put(id).put(signature).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * The feed behind an address; empty when we have not made it or it was revoked. Nobody else reads
   * it until the running transaction ends.
   */
  Optional<Feed> hold(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length <= Long.BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long id = buffer.getLong();
    byte[] signature = new byte[buffer.remaining()];
    buffer.get(signature);
    if (!MessageDigest.isEqual(
        signature, sign(ByteBuffer.allocate(Long.BYTES).putLong(id).array()))) {
      return Optional.empty();
    }
    return database
        .sql("select * from oncall_feeds where id = :id and revoked_at is null for update")
        .param("id", id)
        .query(Feeds::feed)
        .optional();
  }

  private byte[] sign(byte[] payload) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secrets.named(PURPOSE), "HmacSHA256"));
      return mac.doFinal(payload);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HMAC-SHA256", e);
    }
  }

  private static Feed feed(ResultSet row, int number) throws SQLException {
    Timestamp revoked = row.getTimestamp("revoked_at");
    return new Feed(
        row.getLong("id"),
        row.getString("subject"),
        row.getString("owner"),
        row.getTimestamp("made_at").toInstant(),
        revoked == null ? null : revoked.toInstant());
  }
}
