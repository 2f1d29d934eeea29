package org.tocsin.alert.opsgenie;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** Who closes or acknowledges an alert, and a note of theirs. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Acted(@Nullable String user, @Nullable String note) {
  static final Acted NOTHING = new Acted(null, null);
}
