/** The nodes of a cluster, and when each was last seen. */
@NamedInterface
@NullMarked
package org.tocsin.watch.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
