package org.tocsin.engine.timer;

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
   * A step that has failed and not been done since.
   *
   * @param key what its process is about, such as an incident's number; null when nothing is named
   * @param process the id of the model
   * @param step the id of the step in the model
   * @param instance the id of the process instance, for Cockpit
   * @param reason why the last try failed
   * @param since when it failed first
   * @param nextTry when it is tried again; null when it has used up its tries
   */
  public record Failing(
      @Nullable String key,
      String process,
      String step,
      String instance,
      String reason,
      Instant since,
      @Nullable Instant nextTry) {
    public boolean forGood() {
      return nextTry == null;
    }

    /** What its process is about, or the model when nothing is named. */
    public String about() {
      return key == null ? process : key;
    }
  }

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

  /**
   * The steps that fail, those that have used up their tries first, at most so many. A task for the
   * outside is among them only when it has: until then its page says how it stands.
   */
  public List<Failing> failing(int most) {
    return database
        .sql(
            """
            select root.business_key_ as key, failing.* from (
              select j.process_instance_id_ as instance, j.root_proc_inst_id_ as root,
                j.process_def_key_ as process, d.act_id_ as step, j.exception_msg_ as reason,
                coalesce(
                  (select min(l.timestamp_) from act_hi_job_log l
                   where l.process_instance_id_ = j.process_instance_id_
                     and l.job_id_ = j.id_ and l.job_state_ = 2),
                  j.create_time_) as since,
                case when j.retries_ > 0 then coalesce(j.duedate_, j.create_time_) end as next_try
              from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
              where j.retries_ = 0 or j.exception_stack_id_ is not null
              union all
              select t.proc_inst_id_, e.root_proc_inst_id_, t.proc_def_key_, t.act_id_, t.error_msg_,
                coalesce(
                  (select min(l.timestamp_) from act_hi_ext_task_log l
                   where l.proc_inst_id_ = t.proc_inst_id_
                     and l.ext_task_id_ = t.id_ and l.state_ = 1),
                  t.create_time_),
                null
              from act_ru_ext_task t join act_ru_execution e on e.id_ = t.execution_id_
              where t.retries_ = 0
            ) as failing left join act_ru_execution root on root.id_ = failing.root
            order by next_try nulls first, key nulls last, step limit :most
            """)
        .param("most", most)
        .query(Backlog::failing)
        .list();
  }

  private static Late late(ResultSet row, int number) throws SQLException {
    Timestamp oldest = row.getTimestamp("oldest");
    return new Late(row.getLong("count"), oldest == null ? null : oldest.toInstant());
  }

  private static Failing failing(ResultSet row, int number) throws SQLException {
    String reason = row.getString("reason");
    Timestamp nextTry = row.getTimestamp("next_try");
    return new Failing(
        row.getString("key"),
        row.getString("process"),
        row.getString("step"),
        row.getString("instance"),
        reason == null ? "" : reason,
        row.getTimestamp("since").toInstant(),
        nextTry == null ? null : nextTry.toInstant());
  }
}
