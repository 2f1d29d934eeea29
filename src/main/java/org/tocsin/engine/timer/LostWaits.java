package org.tocsin.engine.timer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tocsin.engine.contract.SeverityModel;
import org.tocsin.engine.lint.model.TimerText;
import org.tocsin.engine.timer.WantedTimers.Wanted;
import org.tocsin.shared.IncidentNumber;

/**
 * Finds processes that will not go on by themselves, because something they wait for is gone from
 * the engine's tables: somebody deleted a row, or restored a part of them. Nothing like it happens
 * while only Tocsin writes there. Each question is one statement over what runs and what is open,
 * never over what has ended; they have to be asked in one snapshot, or what happens between them
 * looks like a loss.
 */
@Component
public class LostWaits {
  /** The engine counts a series in whole seconds from its beginning. */
  private static final Duration SAME_MOMENT = Duration.ofSeconds(5);

  private static final int MOST = 10_000;

  private final JdbcClient database;
  private final WantedTimers timers;

  LostWaits(JdbcClient database, WantedTimers timers) {
    this.database = database;
    this.timers = timers;
  }

  /**
   * A place in a process at which something is gone.
   *
   * @param key what the process is about, such as an incident's number; null when nothing is named
   * @param process the id of the model
   * @param step the id of the timer that is gone, or of the step that nothing will end
   * @param instance the id of the process instance
   */
  public record Lost(@Nullable String key, String process, String step, String instance) {}

  /** Of these incidents, those that no process of a severity leads any more. */
  public List<IncidentNumber> withoutProcess(Collection<IncidentNumber> open) {
    return database
        .sql(
            """
            select key from unnest(:keys) as open (key) where not exists (
              select 1 from act_ru_execution e
              where e.business_key_ = open.key and e.parent_id_ is null
                and e.super_exec_ is null and e.proc_def_key_ ~ :leading)
            """)
        .param("leading", SeverityModel.IDS)
        .param("keys", open.stream().map(String::valueOf).toArray(String[]::new))
        .query(String.class)
        .list()
        .stream()
        .map(IncidentNumber::valueOf)
        .toList();
  }

  /**
   * Steps that are active while nothing will end them: a task, an outside task or a called process
   * that is gone, or a place at which no timer, message or step of the engine's is left to come.
   */
  public List<Lost> nothingToWaitFor() {
    return database
        .sql(
            """
            select root.business_key_ as key, lost.* from (
              select a.root_proc_inst_id_ as root, a.proc_def_key_ as process, a.act_id_ as step,
                a.proc_inst_id_ as instance
              from act_hi_actinst a where a.end_time_ is null and (
                a.act_type_ = 'userTask'
                  and not exists (select 1 from act_ru_task t where t.id_ = a.task_id_)
                or a.act_type_ = 'serviceTask'
                  and not exists (
                    select 1 from act_ru_ext_task t where t.execution_id_ = a.execution_id_)
                or a.act_type_ = 'callActivity'
                  and not exists (
                    select 1 from act_ru_execution c where c.id_ = a.call_proc_inst_id_))
              union
              select e.root_proc_inst_id_, e.proc_def_key_, e.act_id_, e.proc_inst_id_
              from act_ru_execution e
              where e.is_active_ and not e.is_event_scope_ and e.act_id_ is not null
                and not exists (select 1 from act_ru_execution c where c.parent_id_ = e.id_)
                and not exists (select 1 from act_ru_execution c where c.super_exec_ = e.id_)
                and not exists (select 1 from act_ru_job w where w.execution_id_ = e.id_)
                and not exists (select 1 from act_ru_task w where w.execution_id_ = e.id_)
                and not exists (select 1 from act_ru_ext_task w where w.execution_id_ = e.id_)
                and not exists (select 1 from act_ru_event_subscr w where w.execution_id_ = e.id_)
            ) as lost left join act_ru_execution root on root.id_ = lost.root
            limit :most
            """)
        .param("most", MOST)
        .query(LostWaits::lost)
        .list();
  }

  /**
   * Timers that the model wants at this moment, that have not fired as they should, and are gone.
   */
  public List<Lost> timers() {
    List<Wanted> wanted = wanted();
    return database
        .sql(
            """
            with wanted as (
              select * from unnest(:definitions, :activities, :events, :cycles)
                as wanted (definition, activity, event, cycle))
            select root.business_key_ as key, a.proc_def_key_ as process, w.event as step,
              a.proc_inst_id_ as instance, w.cycle, a.start_time_ as began, fired.last
            from act_hi_actinst a
            join wanted w on w.definition = a.proc_def_id_ and w.activity = a.act_id_
            left join act_ru_execution root on root.id_ = a.root_proc_inst_id_
            left join lateral (
              select max(f.start_time_) as last from act_hi_actinst f
              where f.proc_inst_id_ = a.proc_inst_id_ and f.act_id_ = w.event
                and f.start_time_ > a.start_time_) fired on true
            where a.end_time_ is null and (fired.last is null or w.cycle is not null)
              and not exists (
                select 1 from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
                where j.process_instance_id_ = a.proc_inst_id_ and d.act_id_ = w.event)
            limit :most
            """)
        .param("definitions", column(wanted, Wanted::definition))
        .param("activities", column(wanted, Wanted::activity))
        .param("events", column(wanted, Wanted::event))
        .param("cycles", column(wanted, Wanted::cycle))
        .param("most", MOST)
        .query(LostWaits::unlessOver)
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private List<Wanted> wanted() {
    Stream<String> running =
        database
            .sql("select distinct proc_def_id_ from act_ru_execution")
            .query(String.class)
            .list()
            .stream();
    return running.flatMap(definition -> timers.of(definition).stream()).toList();
  }

  private static @Nullable String[] column(
      List<Wanted> wanted, Function<Wanted, @Nullable String> value) {
    return wanted.stream().map(value).toArray(String[]::new);
  }

  /** Nothing, when it is a repeating timer that has fired for the last time. */
  private static Optional<Lost> unlessOver(ResultSet row, int number) throws SQLException {
    String cycle = row.getString("cycle");
    Timestamp last = row.getTimestamp("last");
    if (cycle != null && last != null) {
      Instant began = row.getTimestamp("began").toInstant();
      Instant fired = last.toInstant().plus(SAME_MOMENT);
      if (TimerText.nextDue(cycle, began, fired).isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(lost(row, number));
  }

  private static Lost lost(ResultSet row, int number) throws SQLException {
    return new Lost(
        row.getString("key"),
        row.getString("process"),
        row.getString("step"),
        row.getString("instance"));
  }
}
