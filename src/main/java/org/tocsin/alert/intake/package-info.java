/**
 * The way in for alerts of every format: bounds, keys, and what a malformed message is answered.
 */
@NamedInterface
@NullMarked
package org.tocsin.alert.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
