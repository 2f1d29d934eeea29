/** Who is on call, the calendar of a schedule, and its overrides, swaps and feeds. */
@NullMarked
package org.tocsin.console.oncall;

import org.jspecify.annotations.NullMarked;
