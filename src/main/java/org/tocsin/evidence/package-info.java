/**
 * Proof that nobody changed a record: the entries of every timeline are chained by hash, and the
 * record of an incident can be taken away as an archive that anybody can check.
 */
@ApplicationModule(
    allowedDependencies = {
      "alert",
      "engine :: process",
      "incident",
      "incident :: timeline",
      "paging",
      "paging :: delivery",
      "postmortem",
      "shared"
    })
@NullMarked
package org.tocsin.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
