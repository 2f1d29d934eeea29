/** What was learned: the postmortem, its review, and the follow-ups. */
@ApplicationModule(
    allowedDependencies = {
      "directory",
      "engine :: verb",
      "incident",
      "incident :: timeline",
      "paging :: notice",
      "shared",
      "view"
    })
@NullMarked
package org.tocsin.postmortem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
