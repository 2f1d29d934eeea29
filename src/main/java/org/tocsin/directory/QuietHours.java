package org.tocsin.directory;

import java.time.LocalTime;
import java.util.List;
import org.tocsin.shared.Severity;

/**
 * When a person is not to be woken by incidents of these severities.
 *
 * @param from wall-clock time in the person's zone
 * @param until the same, on the next day when it is not after {@code from}
 */
public record QuietHours(LocalTime from, LocalTime until, List<Severity> severities) {
  public QuietHours {
    severities = Lists.orEmpty(severities);
  }
}
