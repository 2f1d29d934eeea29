package org.tocsin.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WorkersTest {
  private final BlockingQueue<List<String>> runs = new LinkedBlockingQueue<>();

  @Test
  void whatIsHandedOverIsRun() throws InterruptedException {
    Workers workers = new Workers(runs::add);
    workers.start();
    workers.hand(List.of("first", "second"));
    assertThat(runs.poll(5, TimeUnit.SECONDS)).containsExactly("first", "second");
    workers.stop();
  }

  @Test
  void whatWaitsIsSharedAndRunTogether() throws InterruptedException {
    CountDownLatch begin = new CountDownLatch(1);
    Workers workers =
        new Workers(
            jobs -> {
              await(begin);
              runs.add(jobs);
            });
    workers.start();
    for (int job = 0; job < 120; job++) {
      workers.hand(List.of("job " + job));
    }
    begin.countDown();
    int run = 0;
    boolean together = false;
    while (run < 120) {
      List<String> share = runs.take();
      run += share.size();
      together |= share.size() > 1;
    }
    assertThat(together).isTrue();
    workers.stop();
  }

  @Test
  void oneThatFailsDoesNotEndAThread() throws InterruptedException {
    Workers workers =
        new Workers(
            jobs -> {
              runs.add(jobs);
              throw new IllegalStateException("no database");
            });
    workers.start();
    for (int job = 0; job < 20; job++) {
      workers.hand(List.of("job " + job));
      assertThat(runs.poll(5, TimeUnit.SECONDS)).isNotNull();
    }
    workers.stop();
  }

  @Test
  void whatWasNotBegunIsHandedBack() throws InterruptedException {
    Workers workers = new Workers(runs::add);
    workers.hand(List.of("first"));
    workers.hand(List.of("second", "third"));
    assertThat(workers.room()).isEqualTo(398);
    assertThat(workers.stop()).containsExactly("first", "second", "third");
    assertThat(runs).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
