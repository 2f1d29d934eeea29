package org.tocsin.database.failure;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** For tables that this version of the program cannot upgrade. */
public class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
    SQLException database = findCause(cause, SQLException.class);
    if (database != null && DatabaseFailure.of(database).isPresent()) {
      return new DatabaseFailureAnalyzer().analyze(database);
    }
    String said = DatabaseFailure.oneLine(cause.getMessage());
    return cause instanceof FlywayValidateException
        ? new FailureAnalysis(
            "The tables were made by another build of Tocsin: " + said,
            "Start the release that made them, or a newer one; or restore a backup of this release.",
            cause)
        : new FailureAnalysis(
            "The tables cannot be upgraded: " + said,
            "Start the release before this one again and report this. Nothing was half upgraded.",
            cause);
  }
}
