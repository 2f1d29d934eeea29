package org.tocsin.incident;

import org.tocsin.shared.IncidentNumber;

/** What an incident wants to know of its pages, and where they are called off. */
public interface PagingDesk {
  /** The incident has moved on: nobody need answer its pages, and whoever was asked is told so. */
  void callOff(IncidentNumber incident);

  /** The same, only for pages that ended with the step of the incident that wanted them. */
  void callOffEnded(IncidentNumber incident);

  /** How often anybody was paged for it. */
  long pages(IncidentNumber incident);
}
