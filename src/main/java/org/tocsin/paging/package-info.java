/** Pages, their delivery (one package for each channel), and their answer. */
@ApplicationModule(
    allowedDependencies = {
      "alert",
      "alert :: intake",
      "directory",
      "directory :: model",
      "directory :: people",
      "engine :: account",
      "engine :: contract",
      "engine :: outside",
      "engine :: process",
      "engine :: verb",
      "incident",
      "incident :: timeline",
      "oncall",
      "oncall :: handoff",
      "oncall :: schedule",
      "security :: token",
      "shared",
      "view"
    })
@NullMarked
package org.tocsin.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
