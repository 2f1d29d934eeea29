package org.tocsin.view;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.incident.Incident;

/**
 * A section of an incident's page, below the picture of its process. Each area contributes its own
 * as a bean; {@link org.springframework.core.annotation.Order} says where on the page it comes.
 */
@FunctionalInterface
public interface IncidentPanel {

  /**
   * What this area has to show of an incident.
   *
   * @return empty when there is nothing to show
   */
  Optional<Content> of(Incident incident, People.Names names, Instant now);

  /**
   * @param template has a fragment {@code panel} with one parameter, which draws the section
   * @param value the parameter
   */
  record Content(String template, Object value) {}
}
