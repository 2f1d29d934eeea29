/** Turns: whose turn a rotation gives at which time, layer over layer, with gaps. */
@NamedInterface
@NullMarked
package org.tocsin.oncall.rotation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
