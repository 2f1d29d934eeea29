/** Models on their way in: judged, deployed, announced. */
@NamedInterface
@NullMarked
package org.tocsin.engine.deployment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
