/** The pages people see, one package an area; layout is what they share. */
@ApplicationModule(
    allowedDependencies = {
      "alert",
      "alert :: change",
      "alert :: heartbeat",
      "audit",
      "directory",
      "directory :: apply",
      "directory :: document",
      "directory :: importer",
      "directory :: model",
      "directory :: people",
      "engine :: account",
      "engine :: process",
      "engine :: repair",
      "engine :: timer",
      "incident",
      "incident :: timeline",
      "insight",
      "oncall :: calendar",
      "oncall :: feed",
      "oncall :: gap",
      "oncall :: override",
      "oncall :: rotation",
      "oncall :: schedule",
      "oncall :: swap",
      "paging",
      "paging :: answer",
      "paging :: delivery",
      "passwords",
      "security",
      "security :: address",
      "security :: devices",
      "security :: key",
      "security :: openid",
      "security :: passkeys",
      "security :: problem",
      "security :: signin",
      "shared",
      "view",
      "watch :: check",
      "watch :: node"
    })
@NullMarked
package org.tocsin.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
