package org.tocsin.console.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.alert.change.Change;
import org.tocsin.view.Moment;
import org.tocsin.view.WebAddress;

/**
 * A change as it stands beside an incident of its service.
 *
 * @param relation how long before or after the incident was opened
 * @param link where the sender shows it; null when there is no safe address
 */
record ChangeView(
    Moment at, String relation, String summary, String source, @Nullable String link) {

  static List<ChangeView> of(List<Change> changes, Instant opened, Instant now) {
    Moment opening = new Moment(opened, now);
    return changes.stream().map(change -> of(change, opening)).toList();
  }

  private static ChangeView of(Change change, Moment opening) {
    Moment at = new Moment(change.at(), opening.now());
    return new ChangeView(
        at,
        change.at().isAfter(opening.at())
            ? at.after(opening) + " after it was opened"
            : opening.after(at) + " before it was opened",
        change.summary(),
        change.source(),
        change.links().stream()
            .map(Change.Link::href)
            .filter(WebAddress::isSafe)
            .findFirst()
            .orElse(null));
  }
}
