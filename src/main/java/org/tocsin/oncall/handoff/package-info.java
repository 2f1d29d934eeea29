/** What the next person on call needs to know when a turn begins. */
@NamedInterface
@NullMarked
package org.tocsin.oncall.handoff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
