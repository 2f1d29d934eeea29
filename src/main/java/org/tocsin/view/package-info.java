/** How pages write names, moments and spans, and the panels that make up an incident's page. */
@ApplicationModule(allowedDependencies = {"directory", "directory :: model", "incident", "shared"})
@NullMarked
package org.tocsin.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
