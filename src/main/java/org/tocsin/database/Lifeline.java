package org.tocsin.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * One connection beside the pool that gives up after 3 seconds, for whoever has to know soon that
 * the database does not answer. A pool that is busy does not keep it waiting, nor does a database
 * that takes connections and says nothing.
 */
@Component
public class Lifeline implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(Lifeline.class);
  private static final String PATIENCE_SECONDS = "3";

  /** However many ask, the database is asked no more often than this. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final HikariDataSource pool;
  private @Nullable Connection connection;
  private boolean answered;
  private long askedAt = System.nanoTime() - FRESH.toNanos();

  Lifeline(HikariDataSource pool) {
    this.pool = pool;
  }

  /** Whether the database answers: within 3 seconds, by an answer that is at most 2 seconds old. */
  public synchronized boolean answers() {
    if (System.nanoTime() - askedAt >= FRESH.toNanos()) {
      try {
        ask(database -> database.sql("select 1").query(Integer.class).single());
      } catch (RuntimeException e) {
        log.debug("The database does not answer", e);
      }
    }
    return answered;
  }

  /**
   * Asks the database something short.
   *
   * @throws RuntimeException when it does not answer in time
   */
  public synchronized <T> T ask(Function<JdbcClient, T> question) {
    try {
      T answer = question.apply(JdbcClient.create(new SingleConnectionDataSource(open(), true)));
      answered = true;
      return answer;
    } catch (SQLException e) {
      close();
      throw new IllegalStateException("The database does not answer: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      close();
      throw e;
    } finally {
      askedAt = System.nanoTime();
    }
  }

  private Connection open() throws SQLException {
    if (connection == null || connection.isClosed()) {
      Properties properties = new Properties();
      properties.setProperty("user", pool.getUsername());
      properties.setProperty("password", pool.getPassword());
      properties.setProperty("loginTimeout", PATIENCE_SECONDS);
      properties.setProperty("connectTimeout", PATIENCE_SECONDS);
      properties.setProperty("socketTimeout", PATIENCE_SECONDS);
      properties.setProperty("ApplicationName", "tocsin lifeline");
      connection = DriverManager.getConnection(pool.getJdbcUrl(), properties);
      try (Statement statement = connection.createStatement()) {
        // a row that somebody holds is no reason to be thought dead
        statement.execute("set lock_timeout = '1s'");
      }
    }
    return connection;
  }

  private void close() {
    answered = false;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        log.debug("A dead connection is not closed either", e);
      }
    }
    connection = null;
  }

  @Override
  public synchronized void destroy() {
    close();
  }
}
