/** What every way of paging has in common: a message, an attempt, a guarded call. */
@NamedInterface
@NullMarked
package org.tocsin.paging.way;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
