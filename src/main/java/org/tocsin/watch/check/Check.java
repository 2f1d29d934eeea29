package org.tocsin.watch.check;

import java.time.Duration;

/** One thing that the watcher looks at. What it costs must not grow with what has ended. */
public interface Check {
  /** Long enough for every retry of a way that comes back at once, and shorter than any level. */
  Duration TOLERATED = Duration.ofMinutes(1);

  /** Of a trouble that has more than so many, only so many are counted. */
  int MOST = 1000;

  Finding look();
}
