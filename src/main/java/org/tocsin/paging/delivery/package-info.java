/** How a page reaches one person: way after way, try after try. */
@NamedInterface
@NullMarked
package org.tocsin.paging.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
