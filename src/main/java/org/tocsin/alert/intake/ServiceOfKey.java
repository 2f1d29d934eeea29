package org.tocsin.alert.intake;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Service;
import org.tocsin.security.key.IntakeKey;

/**
 * Names the service of what is sent, as the directory writes it. With a key that belongs to a
 * service it is that service, unless the alert names another one of the same team. So a key that
 * got lost pages nobody but its own team.
 */
@Component
public class ServiceOfKey {
  private final Directory directory;

  ServiceOfKey(Directory directory) {
    this.directory = directory;
  }

  /**
   * @param sent the service that the alert or change names; empty when it names none
   */
  public String of(String sent, IntakeKey key) {
    String named = directory.serviceNamed(sent).map(Service::id).orElseGet(sent::strip);
    String bound = key.service();
    if (bound == null || named.equals(bound)) {
      return named;
    }
    Optional<String> team = named.isBlank() ? Optional.empty() : teamOf(named);
    return team.isPresent() && team.equals(teamOf(bound)) ? named : bound;
  }

  private Optional<String> teamOf(String service) {
    return directory.service(service).map(Service::team);
  }
}
