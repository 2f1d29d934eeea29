package org.tocsin.testkit;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets what earlier stories wrote. The directory, its accounts and the models stay. Rows are
 * deleted behind the engine's back and tables are not truncated, which is many times faster for the
 * few rows of a story.
 */
@Component
class Forgetting {
  /** What belongs to an instance, in the tables of the engine that hold more than that. */
  private static final String OF_INSTANCES =
      """
      delete from act_ru_job where process_instance_id_ is not null;
      delete from act_ru_event_subscr where proc_inst_id_ is not null;
      delete from act_ru_identitylink where task_id_ is not null;
      delete from act_ru_authorization where resource_type_ = 7 and resource_id_ <> '*';
      delete from act_ge_bytearray where deployment_id_ is null;
      """;

  /** A wait from one story would reach into the next, whose clock starts again. */
  private static final String LOCKED =
      """
      delete from security_sign_in_attempts;
      delete from security_keys where made_by is not null;
      """;

  private final JdbcClient database;
  private final Superuser superuser;
  private @Nullable String deletes;
  private @Nullable String restarts;

  Forgetting(JdbcClient database, Superuser superuser) {
    this.database = database;
    this.superuser = superuser;
  }

  void everything() {
    if (deletes == null) {
      deletes = deletes() + OF_INSTANCES + LOCKED;
      restarts = restarts();
    }
    // only so can a test forget an append-only timeline, and in any order
    superuser.unchecked(
        all -> {
          all.sql(deletes).update();
          all.sql(restarts).query().singleRow();
        });
  }

  /** Every table of the areas in which stories take place, and those of running and past work. */
  private String deletes() {
    return database
        .sql(
            """
            select string_agg('delete from ' || table_name, ';') || ';'
            from information_schema.tables
            where table_schema = 'public'
              and (table_name ~ '^(alert|audit|evidence|incident|oncall|paging|postmortem|watch|act_hi)_'
                or table_name ~ '^act_ru_(execution|task|variable|ext_task|incident)$')
            """)
        .query(String.class)
        .single();
  }

  /** Every story begins with INC-1. */
  private String restarts() {
    return database
        .sql(
            """
            select 'select ' || string_agg(
                format('setval(%L, 1, false)', pg_get_serial_sequence(table_name, column_name)), ', ')
            from information_schema.columns
            where table_schema = 'public' and is_identity = 'YES'
              and table_name ~ '^(alert|incident|oncall|paging|postmortem|watch)_'
            """)
        .query(String.class)
        .single();
  }
}
