/** What happens on a first start. */
@ApplicationModule(
    allowedDependencies = {
      "database",
      "directory",
      "directory :: apply",
      "directory :: model",
      "directory :: people",
      "engine :: account",
      "passwords",
      "security :: key",
      "security :: provider",
      "shared"
    })
@NullMarked
package org.tocsin.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
