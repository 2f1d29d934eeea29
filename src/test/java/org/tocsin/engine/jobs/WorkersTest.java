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
    workers.hand(List.of("first", "second"), 0);
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
      workers.hand(List.of("job " + job), 0);
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
  void whatHasBegunGoesBeforeWhatIsNew() throws InterruptedException {
    Workers workers = new Workers(runs::add);
    workers.hand(List.of("new"), -3);
    workers.hand(List.of("new and worse"), -1);
    workers.hand(List.of("begun"), 0);
    assertThat(workers.stop()).containsExactly("begun", "new and worse", "new");
  }

  @Test
  void whileMuchWaitsNothingNewIsBegun() throws InterruptedException {
    Workers workers = new Workers(runs::add);
    assertThat(workers.least()).isEqualTo(Long.MIN_VALUE);
    for (int job = 0; job < 50; job++) {
      workers.hand(List.of("job " + job), 0);
    }
    assertThat(workers.least()).isZero();
    assertThat(workers.room()).isEqualTo(350);
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
      workers.hand(List.of("job " + job), 0);
      assertThat(runs.poll(5, TimeUnit.SECONDS)).isNotNull();
    }
    workers.stop();
  }

  @Test
  void whatWasNotBegunIsHandedBack() throws InterruptedException {
    Workers workers = new Workers(runs::add);
    workers.hand(List.of("first"), 0);
    workers.hand(List.of("second", "third"), 0);
    assertThat(workers.room()).isEqualTo(48);
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
