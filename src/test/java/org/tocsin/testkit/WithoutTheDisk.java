package org.tocsin.testkit;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody pulls the plug in a story, so none of its commits waits for the disk. */
@Component
class WithoutTheDisk {
  WithoutTheDisk(JdbcClient database, HikariDataSource connections) {
    database.sql("alter database postgres set synchronous_commit = off").update();
    connections.getHikariPoolMXBean().softEvictConnections();
  }
}
