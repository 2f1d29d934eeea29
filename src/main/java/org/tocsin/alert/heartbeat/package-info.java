/** Signals that are expected, and are an alert when they stay away. */
@NamedInterface
@NullMarked
package org.tocsin.alert.heartbeat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
