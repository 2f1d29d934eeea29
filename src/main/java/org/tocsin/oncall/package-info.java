/** Who is on call. */
@ApplicationModule(
    allowedDependencies = {
      "directory",
      "directory :: model",
      "engine :: account",
      "engine :: contract",
      "engine :: outside",
      "engine :: process",
      "engine :: verb",
      "security :: token"
    })
@NullMarked
package org.tocsin.oncall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
