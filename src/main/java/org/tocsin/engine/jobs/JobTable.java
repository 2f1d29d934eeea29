package org.tocsin.engine.jobs;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's table of jobs, as far as several nodes take from it. */
class JobTable {
  /** Neither waiting for a correction nor suspended, and in nobody's hands at :now. */
  private static final String FREE =
      """
      j.retries_ > 0 and j.suspension_state_ = 1
        and (j.lock_owner_ is null or j.lock_exp_time_ < :now)
      """;

  /** What another node is taking at this moment is passed over, not waited for. */
  private static final String TAKE =
      """
      with due as (
        select j.id_ from act_ru_job j
        where %s and j.priority_ >= :least and (j.duedate_ is null or j.duedate_ <= :now)
          and (not j.exclusive_ or not exists (
            select from act_ru_job k
            where k.process_instance_id_ = j.process_instance_id_ and k.exclusive_
              and k.lock_owner_ is not null and k.lock_exp_time_ >= :now))
        order by j.priority_ desc, j.duedate_ limit :most for update skip locked)
      update act_ru_job j
      set lock_owner_ = :owner, lock_exp_time_ = :until, rev_ = j.rev_ + 1
      from due where j.id_ = due.id_
      returning j.id_, j.process_instance_id_, j.priority_, j.duedate_
      """
          .formatted(FREE);

  private final JdbcClient database;

  JobTable(JdbcClient database) {
    this.database = database;
  }

  /**
   * A job that this node has locked.
   *
   * @param instance its process instance; null when it belongs to none
   */
  record Taken(String id, @Nullable String instance, long priority, @Nullable Instant due) {}

  /** Locks jobs that are due: by their priority, and those first that have waited longest. */
  List<Taken> take(String owner, Instant now, Instant until, long least, int most) {
    return database
        .sql(TAKE)
        .param("now", Timestamp.from(now))
        .param("least", least)
        .param("most", most)
        .param("owner", owner)
        .param("until", Timestamp.from(until))
        .query(
            (row, number) ->
                new Taken(
                    row.getString("id_"),
                    row.getString("process_instance_id_"),
                    row.getLong("priority_"),
                    Optional.ofNullable(row.getTimestamp("duedate_"))
                        .map(Timestamp::toInstant)
                        .orElse(null)))
        .list();
  }

  /** Lets go of jobs that were not begun, so that another node need not wait for the lock. */
  void release(List<String> jobs, String owner) {
    database
        .sql(
            """
            update act_ru_job set lock_owner_ = null, lock_exp_time_ = null, rev_ = rev_ + 1
            where id_ = any (:jobs) and lock_owner_ = :owner
            """)
        .param("jobs", jobs.toArray(String[]::new))
        .param("owner", owner)
        .update();
  }

  /** When the next job of this priority or a higher one is due that nobody holds. */
  Optional<Instant> nextDue(Instant now, long least) {
    return database
        .sql(
            "select min(j.duedate_) as due from act_ru_job j where j.priority_ >= :least and "
                + FREE)
        .param("now", Timestamp.from(now))
        .param("least", least)
        .query((row, number) -> Optional.ofNullable(row.getTimestamp("due")))
        .single()
        .map(Timestamp::toInstant);
  }
}
