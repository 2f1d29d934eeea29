package org.tocsin.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The indexes of the engine's tables, as Tocsin asks them. Each is written with every row, and of
 * the writing that an incident costs they are the most.
 */
final class EngineIndexes {
  /** The acquisition asks for the jobs that are due, in the order of their due dates. */
  private static final String DUE_DATE =
      "create index if not exists tocsin_job_duedate on act_ru_job (duedate_)";

  /** The self-check asks for the steps that are active, among all that were in half a year. */
  private static final String ACTIVE_STEPS =
      """
      create index if not exists tocsin_actinst_active on act_hi_actinst (proc_def_id_, act_id_)
      where end_time_ is null
      """;

  /**
   * Nobody asks by tenants and cases, because there are none. Nobody asks for variables, their
   * changes and the log of jobs but by the instance they belong to, and by their age when they are
   * cleaned up; and for the steps also by their execution and by the statistics of a model.
   */
  private static final String DROP_UNUSED =
      """
      do $$ declare unused text; begin
        for unused in select indexname from pg_indexes
          where schemaname = current_schema and tablename ~ '^act_(ru|hi)_' and (
            indexname ~ '(tenant_id|case_inst|case_exec)$'
            or tablename in ('act_hi_detail', 'act_hi_varinst', 'act_hi_job_log')
              and indexname !~ '(pkey|proc_?inst|root_pi|rm_time)$'
            or tablename = 'act_hi_actinst' and indexname ~ '_end(_time)?$'
            or indexname in ('act_idx_hi_dec_in_clause', 'act_idx_hi_dec_out_rule'))
        loop execute 'drop index if exists ' || unused; end loop;
      end $$
      """;

  private EngineIndexes() {}

  /**
   * @throws IllegalStateException when the database does not let them be changed
   */
  static void adapt(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(DUE_DATE);
      statement.execute(ACTIVE_STEPS);
      statement.execute(DROP_UNUSED);
    } catch (SQLException e) {
      throw new IllegalStateException("The indexes of the engine cannot be adapted", e);
    }
  }
}
