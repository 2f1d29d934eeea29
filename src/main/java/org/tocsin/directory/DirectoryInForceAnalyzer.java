package org.tocsin.directory;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.tocsin.directory.document.DocumentRefused;

/** For a directory in force that this version of the program does not understand. */
class DirectoryInForceAnalyzer extends AbstractFailureAnalyzer<DocumentRefused> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, DocumentRefused cause) {
    return new FailureAnalysis(
        "The directory in force cannot be read. " + cause.getMessage(),
        "Start the release that it was applied with, correct it on the console, and upgrade again.",
        cause);
  }
}
