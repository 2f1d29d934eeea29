/** One person takes the turn of another. */
@NamedInterface
@NullMarked
package org.tocsin.oncall.override;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
