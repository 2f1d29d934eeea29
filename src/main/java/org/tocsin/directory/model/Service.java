package org.tocsin.directory.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can break.
 *
 * @param team the id of the team that owns it; null when nobody does
 * @param runbook address of the instructions for its responders; null when there are none
 * @param dashboards where to look
 * @param mitigations what has helped before
 * @param metric a PromQL query that shows whether it is well; null when there is none
 */
public record Service(
    String id,
    @Nullable String team,
    @Nullable String runbook,
    List<Link> dashboards,
    List<Link> mitigations,
    @Nullable String metric) {
  public Service {
    dashboards = Lists.orEmpty(dashboards);
    mitigations = Lists.orEmpty(mitigations);
  }

  /** A name and an http or https address. */
  public record Link(String name, String url) {}
}
