package org.tocsin.security.key;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tocsin.security.address.Visitors;

/**
 * Notes when, from which address and in which format a key was last used, so that an administrator
 * sees what revoking it would silence. Each node notes a key at most once a minute.
 */
@Component
public class KeyUses {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Map<String, String> FORMATS =
      Map.of(
          "/api/alerts/alertmanager", "Alertmanager",
          "/api/alerts/grafana", "Grafana",
          "/api/alerts/generic", "plain JSON",
          "/api/v2/alerts", "Prometheus",
          "/v2/enqueue", "PagerDuty",
          "/v2/change/enqueue", "PagerDuty's changes");

  private final JdbcClient database;
  private final Visitors visitors;
  private final Clock clock;
  private final Map<Long, Instant> noted = new ConcurrentHashMap<>();

  KeyUses(JdbcClient database, Visitors visitors, Clock clock) {
    this.database = database;
    this.visitors = visitors;
    this.clock = clock;
  }

  /** A key has come with this request. */
  public void note(IntakeKey key, HttpServletRequest request) {
    Instant now = clock.instant();
    Instant pausedUntil = noted.get(key.id());
    if (pausedUntil != null && now.isBefore(pausedUntil)) {
      return;
    }
    noted.put(key.id(), now.plus(PAUSE));
    database
        .sql(
            """
            update security_keys set used_at = :now, used_from = :from, used_as = :as
            where id = :id
            """)
        .param("now", Timestamp.from(now))
        .param("from", visitors.buildDetails(request).address())
        .param("as", FORMATS.getOrDefault(request.getRequestURI(), "Opsgenie"))
        .param("id", key.id())
        .update();
  }
}
