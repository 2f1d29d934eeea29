package org.tocsin.database;

import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has Tocsin's tables made and upgraded by their owner. */
@Configuration
class MigrationConfiguration {
  @Bean
  FlywayConfigurationCustomizer byTheOwner(DatabaseOwner owner) {
    return migrations -> migrations.dataSource(owner.database());
  }

  @Bean
  FlywayMigrationStrategy migrateAndGrant(DatabaseOwner owner) {
    return migrations -> {
      migrations.migrate();
      owner.grant();
    };
  }
}
