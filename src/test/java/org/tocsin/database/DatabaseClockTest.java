package org.tocsin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.testkit.StoryTest;

/** The steps of a node's own clock are tried with whole nodes, in the rows of faults. */
@StoryTest
class DatabaseClockTest {
  @Autowired DataSource source;
  @Autowired JdbcClient database;

  @Test
  void itTellsTheTimeOfTheDatabase() throws Exception {
    try (DatabaseClock clock = DatabaseClock.of(source)) {
      Instant told = clock.instant();
      Instant there =
          database.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
      assertThat(told).isCloseTo(there, within(5, ChronoUnit.SECONDS));
      assertThat(clock.instant()).isAfterOrEqualTo(told);
    }
  }
}
