package org.tocsin.testkit;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.stereotype.Component;

/** Nobody pulls the plug in a story, so none of its commits waits for the disk. */
@Component
class WithoutTheDisk {
  WithoutTheDisk(Superuser superuser, HikariDataSource connections) {
    superuser.run("alter database postgres set synchronous_commit = off");
    connections.getHikariPoolMXBean().softEvictConnections();
  }
}
