package org.tocsin.database.failure;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.tocsin.shared.CannotStart;

/** Says in words why PostgreSQL refuses, by the SQLSTATE of its answer. */
public final class DatabaseFailure {
  private DatabaseFailure() {}

  /** Empty when the state does not tell enough. */
  public static Optional<CannotStart> of(SQLException e) {
    String state = Objects.requireNonNullElse(e.getSQLState(), "");
    String said = oneLine(e.getMessage());
    return switch (state) {
      case "28P01", "28000" ->
          failure(
              "The database refuses the sign-in: " + said,
              "Check TOCSIN_DATABASE_USER, TOCSIN_DATABASE_OWNER and their passwords.",
              e);
      case "3D000" ->
          failure(
              "There is no such database: " + said,
              "Create it, or check the name at the end of TOCSIN_DATABASE_URL.",
              e);
      case "53100" ->
          failure(
              "The disk of the database is full: " + said, "Free some space and start again.", e);
      case "53300" ->
          failure(
              "The database takes no more connections: " + said,
              "Raise its max_connections. Each node needs 25.",
              e);
      case "42501" ->
          failure(
              "The database does not let Tocsin make its tables: " + said,
              "Name the owner of the database and its tables with TOCSIN_DATABASE_OWNER.",
              e);
      case "25006" ->
          failure(
              "The database only takes reading: " + said,
              "Let TOCSIN_DATABASE_URL name the primary server, not a replica.",
              e);
      default ->
          state.startsWith("08") || state.startsWith("57P")
              ? failure(
                  "The database cannot be reached: " + said,
                  "Check that PostgreSQL runs and that TOCSIN_DATABASE_URL names its host and port.",
                  e)
              : Optional.empty();
    };
  }

  private static Optional<CannotStart> failure(String sentence, String remedy, SQLException e) {
    return Optional.of(new CannotStart(sentence, remedy, e));
  }

  public static String oneLine(String message) {
    return String.valueOf(message).strip().replaceAll("\\s+", " ");
  }
}
