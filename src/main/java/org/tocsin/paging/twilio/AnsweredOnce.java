package org.tocsin.paging.twilio;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.engine.outside.Conflicts;

/**
 * Gives each reply its effect once. Twilio delivers a reply again when it got no answer, perhaps to
 * another node while the first one still works on it: that delivery waits, and is answered as the
 * first one was.
 */
@Component
class AnsweredOnce {
  /** Twilio gives up long before; a message id is never used again. */
  private static final Duration KEPT = Duration.ofDays(7);

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AnsweredOnce(JdbcClient database, TransactionTemplate transaction, Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Runs the effect and remembers its answer, both in one transaction.
   *
   * @param reply what the vendor calls the reply
   * @return what is to be answered, from the effect or from the first time
   */
  String answer(String reply, Supplier<String> effect) {
    return Conflicts.retry(
        () ->
            transaction.execute(
                status -> {
                  oneAtATime(reply);
                  return remembered(reply).orElseGet(() -> remember(reply, effect.get()));
                }));
  }

  private void oneAtATime(String reply) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended(:reply, 0))::text")
        .param("reply", reply)
        .query(String.class)
        .single();
  }

  private Optional<String> remembered(String reply) {
    return database
        .sql("select answer from paging_vendor_replies where reply = :reply")
        .param("reply", reply)
        .query(String.class)
        .optional();
  }

  private String remember(String reply, String answer) {
    database
        .sql("delete from paging_vendor_replies where received_at < :old")
        .param("old", Timestamp.from(clock.instant().minus(KEPT)))
        .update();
    database
        .sql(
            """
            insert into paging_vendor_replies (reply, answer, received_at)
            values (:reply, :answer, :now)
            """)
        .param("reply", reply)
        .param("answer", answer)
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return answer;
  }
}
