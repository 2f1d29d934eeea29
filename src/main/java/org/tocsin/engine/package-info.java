/**
 * The only package that knows Camunda. Offers the other packages verbs to be called by models,
 * processes to be started and told, tasks to be completed, and accounts to sign in with.
 */
@ApplicationModule(allowedDependencies = {"database", "passwords", "shared"})
@NullMarked
package org.tocsin.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
