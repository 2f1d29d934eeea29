package org.tocsin.growth;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Fills a database with closed incidents: every row that the real engine wrote for those that are
 * closed in it is copied again and again, with ids, numbers and times of its own.
 */
public final class Multiplying {
  private static final int COPIES_AT_ONCE = 200;
  private static final String SPAN = "interval '3 years'";

  /** Which numbers stand for rows of which table; the tables in an order for reading. */
  private static final Map<String, Map<String, String>> NUMBERED =
      Map.of(
          "incident_incidents", Map.of("number", "incident_incidents"),
          "incident_timeline", Map.of("id", "incident_timeline", "incident", "incident_incidents"),
          "alert_alerts", Map.of("id", "alert_alerts", "incident", "incident_incidents"),
          "alert_rules", Map.of("incident", "incident_incidents"),
          "paging_pages", Map.of("id", "paging_pages", "incident", "incident_incidents"),
          "paging_deliveries", Map.of("id", "paging_deliveries", "page", "paging_pages"),
          "postmortem_postmortems", Map.of("incident", "incident_incidents"),
          "postmortem_follow_ups",
              Map.of("id", "postmortem_follow_ups", "incident", "incident_incidents"));

  /** Columns of the engine that name something of a model, or somebody, and stay as they are. */
  private static final Set<String> SHARED =
      Set.of(
          "proc_def_id_",
          "process_def_id_",
          "dec_def_id_",
          "dec_req_id_",
          "job_def_id_",
          "deployment_id_",
          "tenant_id_",
          "act_id_",
          "clause_id_",
          "rule_id_",
          "user_id_",
          "group_id_",
          "worker_id_",
          "start_user_id_",
          "start_act_id_",
          "end_act_id_");

  private final Connection database;
  private final long incidents;
  private final long withHistory;

  private Multiplying(Connection database, long incidents, long withHistory) {
    this.database = database;
    this.incidents = incidents;
    this.withHistory = withHistory;
  }

  /**
   * Adds closed incidents, spread over the last three years.
   *
   * @param database of a superuser, because no foreign key and no append-only trigger is asked; at
   *     least one incident in it is closed
   * @param incidents how many to add; rounded up to a multiple of the closed ones
   * @param withHistory how many of them, the newest ones, have the history of the engine still
   */
  public static void add(DataSource database, long incidents, long withHistory)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      new Multiplying(connection, incidents, withHistory).run();
    }
  }

  private void run() throws SQLException {
    database.setAutoCommit(false);
    try {
      execute("set session_replication_role = replica");
      List<Copy> copies = prepare();
      long each = number("select count(*) from growth_incident_incidents");
      if (each == 0) {
        throw new IllegalStateException("No incident is closed that could be multiplied");
      }
      long sets = (incidents + each - 1) / each;
      long firstWithHistory = sets - (withHistory + each - 1) / each + 1;
      for (Copy copy : copies) {
        copy(copy, sets, copy.history() ? Math.max(1, firstWithHistory) : 1);
      }
      database.commit();
    } finally {
      database.rollback();
      execute("reset session_replication_role");
      execute("discard temporary");
      database.commit();
      database.setAutoCommit(true);
    }
  }

  /**
   * How the rows of one table are copied.
   *
   * @param sequence the column that counts by itself; empty when there is none
   */
  private record Copy(
      String table, boolean history, String columns, String values, String sequence) {}

  private List<Copy> prepare() throws SQLException {
    List<Copy> copies = new ArrayList<>();
    source(
        "incident_incidents",
        """
        select *, row_number() over (order by number) as rank
        from incident_incidents where state = 'closed' order by number limit 1000
        """);
    source("paging_pages", ranked("paging_pages", "incident", "incident_incidents", "number"));
    for (String table : NUMBERED.keySet()) {
      if (NUMBERED.get(table).containsKey("page")) {
        source(table, ranked(table, "page", "paging_pages", "id"));
      } else if (!List.of("incident_incidents", "paging_pages").contains(table)) {
        source(table, ranked(table, "incident", "incident_incidents", "number"));
      }
      copies.add(numbered(table));
    }
    source(
        "roots",
        """
        select distinct p.root_proc_inst_id_ as root from act_hi_procinst p
        join growth_incident_incidents i on p.business_key_ = 'INC-' || i.number
        """);
    for (String table : historyTables()) {
      source(
          table,
          "select * from %s where root_proc_inst_id_ in (select root from growth_roots)"
              .formatted(table));
      copies.add(history(table));
    }
    return copies;
  }

  private void source(String table, String rows) throws SQLException {
    execute("create temporary table growth_%s as %s".formatted(table, rows));
    execute("analyze growth_" + table);
  }

  private static String ranked(String table, String column, String parent, String key) {
    return """
        select t.*, row_number() over (order by p.rank) as rank, p.rank as parent_rank
        from %s t join growth_%s p on p.%s = t.%s
        """
        .formatted(table, parent, key, column);
  }

  private Copy numbered(String table) throws SQLException {
    Map<String, String> numbers = NUMBERED.get(table);
    List<Column> columns = columns(table);
    String values =
        columns.stream()
            .map(
                column -> {
                  String of = numbers.get(column.name());
                  if (of != null) {
                    return newNumber(table, of);
                  }
                  return switch (column.name()) {
                    case "process_instance" -> newId(column.name());
                    case "fingerprint" ->
                        "s.fingerprint || case k % 3 when 0 then '' else '-' || k % 200 end";
                    case "service" ->
                        "s.service || case k % 100 when 0 then '' else '-' || k % 100 end";
                    default -> newTime(column);
                  };
                })
            .collect(joining(", "));
    String sequence =
        numbers.containsKey("id") ? "id" : numbers.containsKey("number") ? "number" : "";
    return new Copy(table, false, names(columns), values, sequence);
  }

  private Copy history(String table) throws SQLException {
    List<Column> columns = columns(table);
    String values =
        columns.stream()
            .map(
                column -> {
                  if (column.name().equals("business_key_")) {
                    return "(select 'INC-' || {incident_incidents} + (k - 1) * [incident_incidents]"
                        + " + g.rank from growth_incident_incidents g"
                        + " where s.business_key_ = 'INC-' || g.number)";
                  }
                  return column.name().endsWith("id_") && !SHARED.contains(column.name())
                      ? newId(column.name())
                      : newTime(column);
                })
            .collect(joining(", "));
    return new Copy(table, true, names(columns), values, "");
  }

  /** The first copy continues after the greatest number there is. */
  private static String newNumber(String table, String of) {
    String rank = table.equals(of) ? "s.rank" : "s.parent_rank";
    return "{%1$s} + (k - 1) * [%1$s] + %2$s".formatted(of, rank);
  }

  /** The same new id wherever the old one stands; some stand behind the name of an activity. */
  private static String newId(String column) {
    return "left(s.%1$s, -36) || md5(right(s.%1$s, 36) || k)::uuid".formatted(column);
  }

  private static String newTime(Column column) {
    return "s." + column.name() + (column.type().startsWith("timestamp") ? " + shift" : "");
  }

  private void copy(Copy copy, long sets, long first) throws SQLException {
    String values = copy.values();
    for (String table : NUMBERED.keySet()) {
      if (values.contains("{" + table + "}")) {
        values =
            values
                .replace("{" + table + "}", String.valueOf(greatest(table)))
                .replace(
                    "[" + table + "]",
                    String.valueOf(number("select count(*) from growth_" + table)));
      }
    }
    String insert =
        """
        insert into %s (%s) overriding system value
        select %s from growth_%1$s s cross join
          (select k, now() - %s * (%d - k + 1) / %d - (select min(opened_at) from growth_incident_incidents)
             as shift from generate_series(:from, :to) k) times
        order by k
        """
            .formatted(copy.table(), copy.columns(), values, SPAN, sets, sets);
    for (long from = first; from <= sets; from += COPIES_AT_ONCE) {
      long to = Math.min(sets, from + COPIES_AT_ONCE - 1);
      execute(insert.replace(":from", String.valueOf(from)).replace(":to", String.valueOf(to)));
      database.commit();
    }
    if (!copy.sequence().isEmpty()) {
      execute(
          "select setval(pg_get_serial_sequence('%1$s', '%2$s'), (select max(%2$s) from %1$s))"
              .formatted(copy.table(), copy.sequence()));
    }
    execute("analyze " + copy.table());
    database.commit();
  }

  private final Map<String, Long> greatest = new java.util.HashMap<>();

  /** Before anything was added to it. */
  private long greatest(String table) throws SQLException {
    Long known = greatest.get(table);
    if (known == null) {
      String key = table.equals("incident_incidents") ? "number" : "id";
      known = number("select coalesce(max(%s), 0) from %s".formatted(key, table));
      greatest.put(table, known);
    }
    return known;
  }

  private List<String> historyTables() throws SQLException {
    return strings(
        """
        select table_name from information_schema.columns
        where table_schema = 'public' and column_name = 'root_proc_inst_id_'
          and (table_name like 'act\\_hi\\_%' or table_name = 'act_ge_bytearray') order by 1
        """);
  }

  private record Column(String name, String type) {}

  private List<Column> columns(String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select column_name, data_type from information_schema.columns
                where table_schema = 'public' and table_name = '%s' order by ordinal_position
                """
                    .formatted(table))) {
      while (rows.next()) {
        columns.add(new Column(rows.getString(1), rows.getString(2)));
      }
    }
    return columns;
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(joining(", "));
  }

  private List<String> strings(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
