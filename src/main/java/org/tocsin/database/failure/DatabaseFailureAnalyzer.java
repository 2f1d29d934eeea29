package org.tocsin.database.failure;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** For a database that fails in the middle of the start, such as one whose disk is full. */
public class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {
  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
    return DatabaseFailure.of(cause)
        .map(failure -> new FailureAnalysis(failure.getMessage(), failure.remedy(), failure))
        .orElse(null);
  }
}
