package org.tocsin.growth;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts, as PostgreSQL does, how many rows of the tables that grow are looked at. */
final class RowsRead {
  private static final String ROWS =
      """
      select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables
      where relname ~ '^(incident|alert|paging|postmortem|act_hi)_'
      """;

  private final HikariDataSource connections;
  private Map<String, Long> last = Map.of();

  RowsRead(HikariDataSource connections) {
    this.connections = connections;
  }

  /** Since the last time it was asked, by table; those of which none was looked at are left out. */
  Map<String, Long> sinceLast() throws SQLException {
    Map<String, Long> counted = counted();
    Map<String, Long> read = new TreeMap<>(counted);
    last.forEach((table, rows) -> read.merge(table, -rows, Long::sum));
    read.values().removeIf(rows -> rows == 0);
    last = counted;
    return read;
  }

  /** Each connection counts for itself; only when all of them are in hand have all of them told. */
  private Map<String, Long> counted() throws SQLException {
    HikariPoolMXBean pool = connections.getHikariPoolMXBean();
    List<Connection> all = new ArrayList<>();
    try {
      for (int free = pool.getTotalConnections() - pool.getActiveConnections(); free > 0; free--) {
        all.add(connections.getConnection());
      }
      for (Connection each : all) {
        each.createStatement().execute("select pg_stat_force_next_flush()");
      }
      Map<String, Long> rows = new TreeMap<>();
      try (ResultSet tables = all.get(0).createStatement().executeQuery(ROWS)) {
        while (tables.next()) {
          rows.put(tables.getString(1), tables.getLong(2));
        }
      }
      return rows;
    } finally {
      for (Connection each : all) {
        each.close();
      }
    }
  }
}
