package org.tocsin.alert.intake;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many messages be worked on at a time that a storm leaves connections for those who answer
 * it; a few more may wait for a moment, and the rest is refused while nothing of it is stored.
 */
class Bound {
  private final Semaphore free;
  private final int mostWaiting;
  private final Duration longestWait;

  Bound(int atATime, int mostWaiting, Duration longestWait) {
    this.free = new Semaphore(atATime, true);
    this.mostWaiting = mostWaiting;
    this.longestWait = longestWait;
  }

  /**
   * @throws Overloaded when the work was not begun
   */
  void run(Runnable work) {
    if (free.getQueueLength() >= mostWaiting || !mayBegin()) {
      throw new Overloaded();
    }
    try {
      work.run();
    } finally {
      free.release();
    }
  }

  private boolean mayBegin() {
    try {
      return free.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
