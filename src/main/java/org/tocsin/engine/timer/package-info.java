/** Timers: what is due, what is lost, and what moves with a changed severity. */
@NamedInterface
@NullMarked
package org.tocsin.engine.timer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
