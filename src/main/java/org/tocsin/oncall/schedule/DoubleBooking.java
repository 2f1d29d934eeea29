package org.tocsin.oncall.schedule;

import org.tocsin.oncall.rotation.Span;

/**
 * Somebody who is to answer two pages at once.
 *
 * @param one the duty they hold
 * @param other the duty they hold as well
 */
public record DoubleBooking(String person, Target one, Target other, Span span) {}
