package org.tocsin.alert.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was changed and may be why an alert fires: a deployment, a switch.
 *
 * @param source what reported it; may be empty
 * @param at when it was changed
 * @param details free texts by name
 */
public record Change(
    String service,
    String summary,
    String source,
    Instant at,
    List<Link> links,
    Map<String, String> details) {

  /**
   * @param href an http address
   * @param text what stands on the link; null when the sender gives none
   */
  public record Link(String href, @Nullable String text) {}
}
