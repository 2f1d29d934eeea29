package org.tocsin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The role that owns the tables, makes and upgrades them, while the role that Tocsin runs as can
 * only work with the rows. An attacker who gets at the running Tocsin then cannot switch off the
 * triggers that keep records append-only.
 */
public final class DatabaseOwner {
  private static final Logger log = LoggerFactory.getLogger(DatabaseOwner.class);

  /** Every table with a trigger that keeps it append-only takes new rows and nothing else. */
  private static final String GRANT =
      """
      do $$ declare
        runs_as constant text := '%s';
        append_only regclass;
      begin
        perform pg_advisory_xact_lock(hashtext('tocsin.grants'));
        execute format('grant usage on schema %%I to %%I', current_schema, runs_as);
        execute format('grant select, insert, update, delete on all tables in schema %%I to %%I',
          current_schema, runs_as);
        execute format('grant usage on all sequences in schema %%I to %%I', current_schema, runs_as);
        for append_only in
          select distinct tgrelid::regclass from pg_trigger t join pg_proc p on p.oid = t.tgfoid
          where p.proname ~ '_is_append_only$'
        loop
          execute format('revoke update, delete, truncate on %%s from %%I', append_only, runs_as);
        end loop;
        if to_regclass('tocsin_schema_history') is not null then
          execute format('revoke insert, update, delete on tocsin_schema_history from %%I', runs_as);
        end if;
      end $$
      """;

  private final DataSource database;
  private final String runsAs;
  private final boolean separate;

  private DatabaseOwner(DataSource database, String runsAs, boolean separate) {
    this.database = database;
    this.runsAs = runsAs;
    this.separate = separate;
  }

  /**
   * A role of its own.
   *
   * @param database connections of the owner
   * @param runsAs the role that Tocsin runs as
   */
  static DatabaseOwner separate(DataSource database, String runsAs) {
    return new DatabaseOwner(database, runsAs, true);
  }

  /** The role that Tocsin runs as owns the tables too. */
  static DatabaseOwner same(DataSource database, String runsAs) {
    log.warn(
        "The database role {} owns the tables and runs Tocsin. Name another owner with"
            + " TOCSIN_DATABASE_OWNER, so that records stay append-only for the running Tocsin.",
        runsAs);
    return new DatabaseOwner(database, runsAs, false);
  }

  /** Connections of the owner; not pooled when it is a role of its own. */
  public DataSource database() {
    return database;
  }

  /** Whether it is another role than the one Tocsin runs as. */
  public boolean isSeparate() {
    return separate;
  }

  /**
   * Lets the role that Tocsin runs as work with the tables there are.
   *
   * @throws IllegalStateException when the owner may not
   */
  public void grant() {
    if (!separate) {
      return;
    }
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(GRANT.formatted(runsAs.replace("'", "''")));
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The owner of the tables cannot grant rights to " + runsAs + ": " + e.getMessage(), e);
    }
  }
}
