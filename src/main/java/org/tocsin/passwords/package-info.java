/** What makes a password acceptable, and how it is stored. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.tocsin.passwords;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
