package org.tocsin.bench;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks into a database while it is measured. */
final class Sql {
  private Sql() {}

  static JdbcClient at(String url) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setURL(url);
    return JdbcClient.create(database);
  }
}
