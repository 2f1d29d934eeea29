package org.tocsin.alert.dedup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tocsin.alert.Alert;
import org.tocsin.alert.AlertGroup;
import org.tocsin.alert.Alerts;
import org.tocsin.alert.Digest;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Service;
import org.tocsin.security.key.IntakeKey;

/**
 * What an alert is found by. Fingerprints are no secret: anybody who knows the labels of an alert
 * can compute its fingerprint. So what comes with the key of a service is found by the team of that
 * service and the fingerprint together, and a key of another team cannot name it.
 */
@Component
public class AlertIdentities {
  private static final int LONGEST = 200;

  private final Directory directory;
  private final JdbcClient database;

  AlertIdentities(Directory directory, JdbcClient database) {
    this.directory = directory;
    this.database = database;
  }

  /** The alerts as a key names them. */
  public AlertGroup own(AlertGroup sent, IntakeKey key) {
    return key.service() == null
        ? sent
        : sent.with(
            sent.alerts().stream().map(alert -> alert.identifiedBy(own(alert, key))).toList());
  }

  /**
   * The same, save for alerts that are stored by their other name: of the same team, but sent with
   * a key that serves many, before keys were bound to their teams, or the other way round.
   */
  public AlertGroup stored(AlertGroup sent, IntakeKey key) {
    List<Alert> named =
        sent.alerts().stream()
            .flatMap(
                alert ->
                    Stream.of(
                        alert.identifiedBy(own(alert, key)), alert.identifiedBy(other(alert, key))))
            .toList();
    Map<String, String> services = services(named);
    return sent.with(
        sent.alerts().stream()
            .map(
                alert ->
                    alert.identifiedBy(
                        isOther(alert, key, services) ? other(alert, key) : own(alert, key)))
            .toList());
  }

  /** What an alert is stored by that a key names by this fingerprint. */
  public String stored(String fingerprint, IntakeKey key) {
    Alert named = new Alert(fingerprint, null, null, Map.of(), Map.of(), null);
    return stored(new AlertGroup("", List.of(named)), key).alerts().get(0).fingerprint();
  }

  private boolean isOther(Alert alert, IntakeKey key, Map<String, String> services) {
    @Nullable String service = services.get(other(alert, key));
    return service != null
        && !services.containsKey(own(alert, key))
        && team(service).equals(team(alert, key));
  }

  private String own(Alert alert, IntakeKey key) {
    return key.service() == null ? alert.fingerprint() : ofTeam(alert, key);
  }

  private String other(Alert alert, IntakeKey key) {
    return key.service() == null ? ofTeam(alert, key) : alert.fingerprint();
  }

  private String ofTeam(Alert alert, IntakeKey key) {
    String team = team(alert, key);
    String identity = team + " " + alert.fingerprint();
    return identity.length() <= LONGEST ? identity : Digest.of(team, alert.fingerprint());
  }

  private String team(Alert alert, IntakeKey key) {
    return team(Objects.requireNonNullElse(key.service(), alert.service()));
  }

  /** A service that nobody owns is a team of its own. No id of a team has a colon or a space. */
  private String team(String service) {
    return directory
        .service(service)
        .map(Service::team)
        .orElseGet(() -> "service:" + Digest.of(service));
  }

  /** The services of those that are stored, by their identity. */
  private Map<String, String> services(List<Alert> alerts) {
    Map<String, String> services = new HashMap<>();
    database
        .sql(
            """
            select s.fingerprint, a.service
            from unnest(:fingerprints::text[], :starts::timestamptz[]) as s(fingerprint, starts_at)
            cross join lateral %s a
            """
                .formatted(Alerts.FOUND))
        .param("fingerprints", alerts.stream().map(Alert::fingerprint).toArray(String[]::new))
        .param(
            "starts",
            alerts.stream()
                .map(Alert::startsAt)
                .map(start -> start == null ? null : start.toString())
                .toArray(String[]::new))
        .query(
            row -> {
              services.put(row.getString("fingerprint"), row.getString("service"));
            });
    return services;
  }
}
