/** Who is on call at a moment: rotations with the overrides of people on top. */
@NamedInterface
@NullMarked
package org.tocsin.oncall.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
