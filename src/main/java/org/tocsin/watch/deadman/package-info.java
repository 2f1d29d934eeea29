/** The signal to a monitor outside, whose absence raises the alarm. */
@NullMarked
package org.tocsin.watch.deadman;

import org.jspecify.annotations.NullMarked;
