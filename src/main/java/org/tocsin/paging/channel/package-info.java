/** What every channel has in common: a message, an attempt, a guarded call. */
@NamedInterface
@NullMarked
package org.tocsin.paging.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
