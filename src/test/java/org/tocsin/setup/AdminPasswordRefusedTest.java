package org.tocsin.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.tocsin.passwords.PasswordRefused;

class AdminPasswordRefusedTest {
  @Test
  void whoStartsTocsinWithAShortPasswordReadsWhatIsWrongAndWhatToDo() {
    PasswordRefused refused =
        catchThrowableOfType(
            PasswordRefused.class, () -> PasswordRefused.unlessFit("admin", "short"));
    FailureAnalysis analysis =
        new AdminPasswordRefusedAnalyzer().analyze(new AdminPasswordRefused(refused));
    assertThat(analysis.getDescription())
        .startsWith("TOCSIN_ADMIN_PASSWORD is refused: A password has at least 12 characters.");
    assertThat(analysis.getAction()).contains("leave it empty");
  }
}
