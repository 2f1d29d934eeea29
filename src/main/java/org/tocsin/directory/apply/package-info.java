/** A new directory comes into force. */
@NamedInterface
@NullMarked
package org.tocsin.directory.apply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
