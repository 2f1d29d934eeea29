package org.tocsin.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the engine should have done and has not. Only tables of what runs are asked. */
@Component
public class Backlog {
  private final JdbcClient database;

  Backlog(JdbcClient database) {
    this.database = database;
  }

  /**
   * What is late.
   *
   * @param oldest when the one that has waited longest was due; null when there is none
   */
  public record Late(long count, @Nullable Instant oldest) {}

  /**
   * A step that has used up its tries.
   *
   * @param key what its process is about, such as an incident's number; null when nothing is named
   * @param process the id of the model
   * @param step the id of the step in the model
   * @param instance the id of the process instance, for Cockpit
   * @param reason why the last try failed
   */
  public record Stuck(
      @Nullable String key, String process, String step, String instance, String reason) {}

  /**
   * The timers and steps, inside and outside, that were due before this instant and wait still.
   * Nobody waits for the engine to tidy up its history.
   */
  public Late overdueSince(Instant at) {
    return database
        .sql(
            """
            select count(*) as count, min(due) as oldest from (
              select duedate_ as due from act_ru_job
              where retries_ > 0 and suspension_state_ = 1 and duedate_ < :at
                and handler_type_ <> 'history-cleanup'
              union all
              select coalesce(lock_exp_time_, create_time_) from act_ru_ext_task
              where coalesce(retries_, 1) > 0 and suspension_state_ = 1
                and coalesce(lock_exp_time_, create_time_) < :at
            ) as waiting
            """)
        .param("at", Timestamp.from(at))
        .query(Backlog::late)
        .single();
  }

  /** How many steps have used up their tries and wait for somebody to correct the cause. */
  public long failedForGood() {
    return database
        .sql(
            """
            select (select count(*) from act_ru_job where retries_ = 0)
                 + (select count(*) from act_ru_ext_task where retries_ = 0)
            """)
        .query(Long.class)
        .single();
  }

  /** Those steps, at most so many of them. */
  public List<Stuck> stuck(int most) {
    return database
        .sql(
            """
            select root.business_key_ as key, stuck.* from (
              select j.process_instance_id_ as instance, j.root_proc_inst_id_ as root,
                j.process_def_key_ as process, d.act_id_ as step, j.exception_msg_ as reason
              from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_ where j.retries_ = 0
              union all
              select t.proc_inst_id_, e.root_proc_inst_id_, t.proc_def_key_, t.act_id_, t.error_msg_
              from act_ru_ext_task t join act_ru_execution e on e.id_ = t.execution_id_
              where t.retries_ = 0
            ) as stuck left join act_ru_execution root on root.id_ = stuck.root
            order by key nulls last, step limit :most
            """)
        .param("most", most)
        .query(Backlog::stuck)
        .list();
  }

  private static Late late(ResultSet row, int number) throws SQLException {
    Timestamp oldest = row.getTimestamp("oldest");
    return new Late(row.getLong("count"), oldest == null ? null : oldest.toInstant());
  }

  private static Stuck stuck(ResultSet row, int number) throws SQLException {
    String reason = row.getString("reason");
    return new Stuck(
        row.getString("key"),
        row.getString("process"),
        row.getString("step"),
        row.getString("instance"),
        reason == null ? "" : reason);
  }
}
