/** What administrators repair by hand, and the record of it. */
@NamedInterface
@NullMarked
package org.tocsin.engine.repair;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
