package org.tocsin.database;

import com.zaxxer.hikari.HikariDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.tocsin.database.embedded.EmbeddedDatabase;

/** Makes the one connection pool that Tocsin and the engine share. */
@Configuration
class DatabaseConfiguration {

  @Bean
  @Conditional(NoServerIsNamed.class)
  EmbeddedDatabase embeddedDatabase(DatabaseSettings settings) {
    return EmbeddedDatabase.start(settings.dataDir());
  }

  @Bean
  @Conditional(NoServerIsNamed.class)
  @ConfigurationProperties("spring.datasource.hikari")
  HikariDataSource embeddedDataSource(EmbeddedDatabase database) {
    return pool(database.url(), database.role().name(), database.role().password());
  }

  @Bean
  @Conditional(NoServerIsNamed.class)
  DatabaseOwner embeddedOwner(EmbeddedDatabase database) {
    return DatabaseOwner.separate(database.owner(), database.role().name());
  }

  @Bean
  @Conditional(ServerIsNamed.class)
  @ConfigurationProperties("spring.datasource.hikari")
  HikariDataSource serverDataSource(DatabaseSettings settings) {
    DatabaseSettings.Server server = settings.database();
    HikariDataSource pool = pool(server.url(), server.user(), server.password());
    DatabaseCheck.check(pool.getDataSource(), server.user(), server.password());
    return pool;
  }

  @Bean
  @Conditional(ServerIsNamed.class)
  DatabaseOwner serverOwner(DatabaseSettings settings, HikariDataSource pool) {
    DatabaseSettings.Server server = settings.database();
    if (server.owner().isBlank() || server.owner().equals(server.user())) {
      return DatabaseOwner.same(pool, server.user());
    }
    PGSimpleDataSource owner = new PGSimpleDataSource();
    owner.setUrl(server.url());
    owner.setUser(server.owner());
    owner.setPassword(server.ownerPassword());
    owner.setApplicationName("tocsin owner");
    DatabaseCheck.check(owner, server.owner(), server.ownerPassword());
    return DatabaseOwner.separate(owner, server.user());
  }

  private static HikariDataSource pool(String url, String user, String password) {
    // without a configuration it connects when it is first asked, after spring.datasource.hikari
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setPassword(password);
    pool.setPoolName("tocsin");
    pool.setDataSource(new PatientDataSource(server(url)));
    return pool;
  }

  private static PGSimpleDataSource server(String url) {
    PGSimpleDataSource server = new PGSimpleDataSource();
    server.setUrl(url);
    server.setSocketTimeout(60);
    server.setTcpKeepAlive(true);
    server.setApplicationName("tocsin");
    // A step of the engine writes a hundred rows: one statement for a table and not for a row. The
    // engine needs the counts of what it changes and deletes only, which stay what they are.
    server.setReWriteBatchedInserts(true);
    return server;
  }

  static class NoServerIsNamed implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return context.getEnvironment().getProperty("tocsin.database.url", "").isBlank();
    }
  }

  static class ServerIsNamed extends NoServerIsNamed {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !super.matches(context, metadata);
    }
  }
}
