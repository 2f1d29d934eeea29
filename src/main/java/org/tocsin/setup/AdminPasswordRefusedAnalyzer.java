package org.tocsin.setup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts Tocsin in words, instead of in a stack trace. */
class AdminPasswordRefusedAnalyzer extends AbstractFailureAnalyzer<AdminPasswordRefused> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, AdminPasswordRefused cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Set TOCSIN_ADMIN_PASSWORD to another password, or leave it empty to have one generated and"
            + " shown once.",
        cause);
  }
}
