package org.tocsin.security.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.TransactionSystemException;

class OutageTest {
  @ParameterizedTest
  @ValueSource(strings = {"08006", "53100", "57P01", "58030"})
  void whatTheDatabaseCannotHelpIsOneHoweverItIsWrapped(String state) {
    SQLException said = new SQLException("said", state);
    assertThat(Outage.isCauseOf(new IllegalStateException(new RuntimeException(said)))).isTrue();
  }

  @Test
  void aConnectionThatThePoolHasClosedIsOne() {
    SQLException closed = new SQLException("Connection is closed");
    assertThat(Outage.isCauseOf(new TransactionSystemException("rollback failed", closed)))
        .isTrue();
  }

  @Test
  void aMistakeOfOursIsNone() {
    assertThat(Outage.isCauseOf(new RuntimeException(new SQLException("said", "23505")))).isFalse();
    assertThat(Outage.isCauseOf(new RuntimeException("without a cause"))).isFalse();
  }
}
