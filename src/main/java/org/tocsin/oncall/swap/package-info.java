/** Two people exchange turns: one asks, the other agrees. */
@NamedInterface
@NullMarked
package org.tocsin.oncall.swap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
