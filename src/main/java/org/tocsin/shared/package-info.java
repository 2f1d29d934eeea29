/** What every package may use: the incident's number, its severity, and what stops a start. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.tocsin.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
