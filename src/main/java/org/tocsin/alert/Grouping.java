package org.tocsin.alert;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which alerts the routing table takes to be about the same thing. */
enum Grouping {
  /** Every alert of the service joins the incident that is open. */
  SERVICE,
  /** Only those of the service that the sender puts into the same group. */
  GROUP,
  /** None: each alert is an incident of its own. */
  ALERT;

  /** By service where the table says nothing that is known: an alert has to find somebody. */
  static Grouping of(@Nullable String word) {
    return Arrays.stream(values())
        .filter(grouping -> grouping.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(SERVICE);
  }

  /** The same for alerts that belong into one incident. */
  String key(Alert alert, String group) {
    return switch (this) {
      case SERVICE -> Digest.of("service", alert.service());
      case GROUP -> Digest.of("group", alert.service(), group);
      case ALERT -> Digest.of("alert", alert.fingerprint());
    };
  }
}
