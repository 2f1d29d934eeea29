package org.tocsin.testkit;

import java.sql.SQLException;
import java.util.function.Consumer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.database.DatabaseOwner;

/** Who may do in the database what the running Tocsin may not. */
@Component
public class Superuser implements DisposableBean {
  private final SingleConnectionDataSource connection;
  private final TransactionTemplate transaction;
  private final JdbcClient database;

  Superuser(DatabaseOwner owner) throws SQLException {
    connection = new SingleConnectionDataSource(owner.database().getConnection(), true);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
    database = JdbcClient.create(connection);
  }

  public void run(String statement) {
    database.sql(statement).update();
  }

  /** In one transaction, in which neither triggers nor foreign keys are asked. */
  public synchronized void unchecked(Consumer<JdbcClient> work) {
    transaction.executeWithoutResult(
        status -> {
          database.sql("set local session_replication_role = replica").update();
          work.accept(database);
        });
  }

  @Override
  public void destroy() {
    connection.destroy();
  }
}
