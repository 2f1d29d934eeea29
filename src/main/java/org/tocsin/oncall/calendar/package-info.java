/** Shifts taken over from a calendar file (iCalendar, RFC 5545). */
@NamedInterface
@NullMarked
package org.tocsin.oncall.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
