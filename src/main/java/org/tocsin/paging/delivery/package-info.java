/** How a page reaches one person: channel after channel, attempt after attempt. */
@NamedInterface
@NullMarked
package org.tocsin.paging.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
