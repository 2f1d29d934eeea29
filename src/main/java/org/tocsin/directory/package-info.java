/** People, teams and services: who owns what. */
@ApplicationModule(
    allowedDependencies = {
      "engine :: account",
      "engine :: contract",
      "engine :: deployment",
      "engine :: process",
      "passwords",
      "security :: event",
      "security :: person",
      "security :: token",
      "shared"
    })
@NullMarked
package org.tocsin.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
