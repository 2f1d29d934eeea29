/** What Tocsin checks about itself, and what it finds. */
@NamedInterface
@NullMarked
package org.tocsin.watch.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
