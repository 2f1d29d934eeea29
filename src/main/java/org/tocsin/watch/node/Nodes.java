package org.tocsin.watch.node;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The nodes on this database. One that has been missing for an hour is forgotten. */
@Repository
public class Nodes {
  private final JdbcClient database;

  Nodes(JdbcClient database) {
    this.database = database;
  }

  /** All nodes that live or are missing, by name. */
  public List<Node> all() {
    return database
        .sql(
            """
            select id, name, version, started_at, clock_off_ms,
              (extract(epoch from clock_timestamp() - seen_at) * 1000)::bigint as seen_ms
            from watch_nodes where seen_at > clock_timestamp() - interval '1 hour'
            order by name, started_at
            """)
        .query(Nodes::node)
        .list();
  }

  private static Node node(ResultSet row, int number) throws SQLException {
    return new Node(
        row.getString("id"),
        row.getString("name"),
        row.getString("version"),
        row.getTimestamp("started_at").toInstant(),
        Duration.ofMillis(row.getLong("seen_ms")),
        Duration.ofMillis(row.getLong("clock_off_ms")));
  }
}
