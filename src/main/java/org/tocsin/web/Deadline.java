package org.tocsin.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Request;

/**
 * How long a request may take to arrive.
 *
 * @param time from the first byte of its head to the last byte of its body
 */
record Deadline(Duration time) {
  /** Not positive once it has passed. */
  long millisLeft(Request request) {
    long began = request.getStartTimeNanos();
    return time.toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }
}
