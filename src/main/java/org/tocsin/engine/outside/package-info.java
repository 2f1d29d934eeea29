/** Work that waits for the world outside, leased so that two nodes do not do it twice. */
@NamedInterface
@NullMarked
package org.tocsin.engine.outside;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
