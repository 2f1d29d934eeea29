package org.tocsin.security.signin;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.security.token.Digest;

/** SignInAttempts to sign in, counted by account and place, for all nodes together. */
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
class SignInAttempts {
  /** What failed before a pause as long as this is forgotten. */
  private static final Duration FAILURES = Duration.ofMinutes(15);

  /** A place from which nobody has signed in for so long is a strange one again. */
  private static final Duration SUCCESS = Duration.ofDays(90);

  private final JdbcClient database;

  SignInAttempts(JdbcClient database) {
    this.database = database;
  }

  /**
   * What is known of an account from one place, or of a place.
   *
   * @param failures since the last success or pause
   * @param known whether the account has signed in from there
   * @param recently whether that was in the last day
   */
  record Count(int failures, Instant nextAt, boolean known, boolean recently) {}

  @Transactional(propagation = Propagation.SUPPORTS)
  Optional<Count> of(String what, Instant now) {
    return database
        .sql(
            """
            select case when last_at < :failures then 0 else failures end as failures, next_at,
                coalesce(succeeded_at > :success, false) as known,
                coalesce(succeeded_at > :yesterday, false) as recently
            from security_sign_in_attempts where key = :key
            """)
        .param("key", Digest.of(what))
        .param("failures", Timestamp.from(now.minus(FAILURES)))
        .param("success", Timestamp.from(now.minus(SUCCESS)))
        .param("yesterday", Timestamp.from(now.minus(Duration.ofDays(1))))
        .query(
            (row, number) ->
                new Count(
                    row.getInt("failures"),
                    row.getTimestamp("next_at").toInstant(),
                    row.getBoolean("known"),
                    row.getBoolean("recently")))
        .optional();
  }

  /**
   * Counts one attempt as a failure, until it turns out to be none. Of several at the same moment
   * only one is let through.
   *
   * @param wait before the next one
   * @return whether this one may be looked at
   */
  boolean begin(String what, Duration wait, Instant now) {
    forgetSome(now);
    return database
            .sql(
                """
                insert into security_sign_in_attempts (key, failures, next_at, last_at, forget_at)
                values (:key, 1, :next, :now, :forget)
                on conflict (key) do update set
                  failures = case when security_sign_in_attempts.last_at < :failures then 1
                    else security_sign_in_attempts.failures + 1 end,
                  next_at = excluded.next_at, last_at = excluded.last_at,
                  forget_at = greatest(security_sign_in_attempts.forget_at, excluded.forget_at)
                where security_sign_in_attempts.next_at <= excluded.last_at
                """)
            .param("key", Digest.of(what))
            .param("now", Timestamp.from(now))
            .param("next", Timestamp.from(now.plus(wait)))
            .param("failures", Timestamp.from(now.minus(FAILURES)))
            .param("forget", Timestamp.from(now.plus(FAILURES)))
            .update()
        > 0;
  }

  /** This one was no failure. */
  void takeBack(String what, Instant now) {
    database
        .sql(
            """
            update security_sign_in_attempts
            set failures = greatest(failures - 1, 0), next_at = least(next_at, :now)
            where key = :key
            """)
        .param("key", Digest.of(what))
        .param("now", Timestamp.from(now))
        .update();
  }

  /** Remembers that the account has signed in from this place. */
  void succeeded(String what, Instant now) {
    database
        .sql(
            """
            insert into security_sign_in_attempts
              (key, failures, next_at, last_at, succeeded_at, forget_at)
            values (:key, 0, :now, :now, :now, :forget)
            on conflict (key) do update set failures = 0, next_at = excluded.next_at,
              last_at = excluded.last_at, succeeded_at = excluded.succeeded_at,
              forget_at = excluded.forget_at
            """)
        .param("key", Digest.of(what))
        .param("now", Timestamp.from(now))
        .param("forget", Timestamp.from(now.plus(SUCCESS)))
        .update();
  }

  /** Each new row takes two old ones with it, so that the table does not grow. */
  private void forgetSome(Instant now) {
    database
        .sql(
            """
            delete from security_sign_in_attempts where key in (
              select key from security_sign_in_attempts where forget_at < :now
              limit 2 for update skip locked)
            """)
        .param("now", Timestamp.from(now))
        .update();
  }
}
