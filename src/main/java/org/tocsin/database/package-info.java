/** The connection to PostgreSQL: the server that is configured, or an embedded one. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.tocsin.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
