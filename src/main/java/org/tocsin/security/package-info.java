/** Sign-in, roles, keys and secrets. */
@ApplicationModule(allowedDependencies = {"engine :: account", "passwords", "shared"})
@NullMarked
package org.tocsin.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
