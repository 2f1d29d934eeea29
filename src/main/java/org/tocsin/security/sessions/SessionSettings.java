package org.tocsin.security.sessions;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.tocsin.security.token.Tokens;

/** Keeps sessions in the database. */
@Configuration
@EnableJdbcHttpSession(tableName = "security_sessions", cleanupCron = "0 */10 * * * *")
class SessionSettings {
  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> idle(
      @Value("${server.servlet.session.timeout}") Duration timeout) {
    return stored -> {
      stored.setDefaultMaxInactiveInterval(timeout);
      // the default is a UUID, with less to guess
      stored.setSessionIdGenerator(Tokens::make);
    };
  }

  @Bean
  @Primary
  SessionRepository<? extends Session> boundedSessions(
      FindByIndexNameSessionRepository<? extends Session> stored) {
    return bounded(stored);
  }

  private static <S extends Session> BoundedSessions<S> bounded(SessionRepository<S> stored) {
    return new BoundedSessions<>(stored);
  }
}
