/**
 * Watches, from beside the engine, that no page waits longer than it should, and raises an alarm.
 */
@ApplicationModule(
    allowedDependencies = {
      "database",
      "directory :: model",
      "engine :: deployment",
      "engine :: timer",
      "incident",
      "oncall :: schedule",
      "paging",
      "paging :: channel",
      "paging :: delivery",
      "shared"
    })
@NullMarked
package org.tocsin.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
