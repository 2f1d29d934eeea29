/** What can be learned from many incidents. It only reads. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.tocsin.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
