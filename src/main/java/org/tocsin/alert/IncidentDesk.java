package org.tocsin.alert;

import java.util.List;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/** Where alerts become incidents. */
public interface IncidentDesk {
  /**
   * @param title one line that says what is wrong
   * @param remark a sentence on why this team is paged; may be empty
   * @param actor who sent the alerts, here and below: a key, or Tocsin itself
   */
  record Request(
      String title, String service, String team, Severity severity, String remark, String actor) {}

  IncidentNumber open(Request request, List<Alert> alerts);

  /**
   * Nobody else changes the incident until the transaction ends.
   *
   * @return whether a further alert may join it
   */
  boolean hold(IncidentNumber incident);

  /**
   * @param severity how bad the routing table takes the worst of them to be
   */
  void joined(IncidentNumber incident, List<Alert> alerts, Severity severity, String actor);

  /**
   * @param last whether no alert of the incident is firing any more
   */
  void ended(IncidentNumber incident, List<Alert> alerts, boolean last, String actor);

  /** No alert of the incident is firing any more. May be said more than once. */
  void cleared(IncidentNumber incident);
}
