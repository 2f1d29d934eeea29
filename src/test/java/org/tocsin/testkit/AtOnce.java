package org.tocsin.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several people who act in the same moment, each in a thread of their own. */
public final class AtOnce {
  private AtOnce() {}

  /** What came of each, in their order. */
  public static <T> List<T> all(List<? extends Callable<T>> actions) throws Exception {
    CyclicBarrier together = new CyclicBarrier(actions.size());
    ExecutorService threads = Executors.newFixedThreadPool(actions.size());
    try {
      List<Future<T>> begun = new ArrayList<>();
      for (Callable<T> action : actions) {
        begun.add(
            threads.submit(
                () -> {
                  together.await();
                  return action.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : begun) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
