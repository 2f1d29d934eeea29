/** The record of an incident: number, severity, roles, clocks and the append-only timeline. */
@ApplicationModule(
    allowedDependencies = {
      "alert",
      "directory",
      "directory :: model",
      "engine :: contract",
      "engine :: outside",
      "engine :: process",
      "engine :: repair",
      "engine :: verb",
      "shared"
    })
@NullMarked
package org.tocsin.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
