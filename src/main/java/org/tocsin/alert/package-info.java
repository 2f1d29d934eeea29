/** Alerts in: one sub-package for each format; they are routed and grouped here. */
@ApplicationModule(
    allowedDependencies = {
      "directory",
      "directory :: model",
      "engine :: contract",
      "engine :: outside",
      "engine :: process",
      "engine :: verb",
      "security :: key",
      "security :: token",
      "shared"
    })
@NullMarked
package org.tocsin.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
