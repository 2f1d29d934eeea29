/** The log of security events, for auditors. It listens to the other packages; none calls it. */
@ApplicationModule(
    allowedDependencies = {
      "directory :: apply",
      "directory :: document",
      "engine :: account",
      "engine :: deployment",
      "engine :: repair",
      "oncall",
      "security :: address",
      "security :: event",
      "security :: key",
      "security :: token",
      "shared"
    })
@NullMarked
package org.tocsin.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
