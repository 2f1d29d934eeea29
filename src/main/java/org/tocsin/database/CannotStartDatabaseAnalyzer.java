package org.tocsin.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts Tocsin in words, instead of in a stack trace. */
class CannotStartDatabaseAnalyzer extends AbstractFailureAnalyzer<CannotStartDatabase> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, CannotStartDatabase cause) {
    return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
  }
}
