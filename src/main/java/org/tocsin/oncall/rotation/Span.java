package org.tocsin.oncall.rotation;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from its first instant
 * @param until the first instant after it
 */
public record Span(Instant from, Instant until) {}
