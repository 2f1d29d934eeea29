package org.tocsin.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.tocsin.database.failure.DatabaseFailure;
import org.tocsin.shared.CannotStart;

/** Asks the server that the settings name whether Tocsin can work with it, before anything else. */
final class DatabaseCheck {
  /** The oldest that Tocsin is tested with. */
  private static final int OLDEST = 15;

  private DatabaseCheck() {}

  /**
   * @throws CannotStart when it does not answer, refuses, or is no PostgreSQL that is new enough
   */
  static void check(DataSource server, String user, String password) {
    try (Connection connection = server.getConnection(user, password);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select version()")) {
      row.next();
      checkVersion(row.getString(1), connection.getMetaData().getDatabaseMajorVersion());
    } catch (SQLException e) {
      throw DatabaseFailure.of(e)
          .orElseGet(
              () ->
                  new CannotStart(
                      "The database cannot be used: " + DatabaseFailure.oneLine(e.getMessage()),
                      "Check TOCSIN_DATABASE_URL, TOCSIN_DATABASE_USER and"
                          + " TOCSIN_DATABASE_PASSWORD.",
                      e));
    }
  }

  static void checkVersion(String name, int major) {
    if (!name.startsWith("PostgreSQL")) {
      throw new CannotStart(
          "The database is not PostgreSQL but %s.".formatted(name),
          "Let TOCSIN_DATABASE_URL name a PostgreSQL %d or newer.".formatted(OLDEST));
    }
    if (major < OLDEST) {
      throw new CannotStart(
          "The database is PostgreSQL %d, which is too old.".formatted(major),
          "Upgrade it to PostgreSQL %d or newer.".formatted(OLDEST));
    }
  }
}
