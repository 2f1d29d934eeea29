package org.tocsin.database;

import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ClockConfiguration {
  /** The one clock of Tocsin and of its engine. */
  @Bean
  @ConditionalOnMissingBean
  Clock clock(DataSource database) throws SQLException {
    return DatabaseClock.of(database);
  }
}
