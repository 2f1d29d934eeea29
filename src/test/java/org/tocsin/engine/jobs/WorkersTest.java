package org.tocsin.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WorkersTest {
  private final BlockingQueue<List<String>> runs = new LinkedBlockingQueue<>();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void whatIsHandedOverIsRun() throws InterruptedException {
    Workers workers = workers(runs::add);
    workers.start();
    workers.hand(List.of("first", "second"), 0);
    assertThat(runs.poll(5, TimeUnit.SECONDS)).containsExactly("first", "second");
    workers.stop();
  }

  @Test
  void whatWaitsIsSharedAndRunTogether() throws InterruptedException {
    assertThat(shares(Duration.ofMillis(1))).anyMatch(share -> share > 1);
  }

  @Test
  void whatTakesLongIsRunByItself() throws InterruptedException {
    assertThat(shares(Duration.ofMillis(300))).containsOnly(1);
  }

  /** How many jobs are run together, when much waits and each takes so long. */
  private List<Integer> shares(Duration each) throws InterruptedException {
    CountDownLatch begin = new CountDownLatch(1);
    Workers workers =
        workers(
            jobs -> {
              await(begin);
              nanos.addAndGet(jobs.size() * each.toNanos());
              runs.add(jobs);
            });
    workers.start();
    for (int job = 0; job < 240; job++) {
      workers.hand(List.of("job " + job), 0);
    }
    begin.countDown();
    List<Integer> shares = new ArrayList<>();
    while (shares.stream().mapToInt(share -> share).sum() < 240) {
      shares.add(runs.take().size());
    }
    workers.stop();
    return shares;
  }

  private Workers workers(Consumer<List<String>> run) {
    return new Workers(run, nanos::get);
  }

  @Test
  void whatHasBegunGoesBeforeWhatIsNew() throws InterruptedException {
    Workers workers = workers(runs::add);
    workers.hand(List.of("new"), -3);
    workers.hand(List.of("new and worse"), -1);
    workers.hand(List.of("begun"), 0);
    assertThat(workers.stop()).containsExactly("begun", "new and worse", "new");
  }

  @Test
  void whileMuchWaitsNothingNewIsBegun() throws InterruptedException {
    Workers workers = workers(runs::add);
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
        workers(
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
    Workers workers = workers(runs::add);
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
