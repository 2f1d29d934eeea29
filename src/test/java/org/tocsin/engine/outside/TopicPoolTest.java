package org.tocsin.engine.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that found no room is left in the table, and done before what is made later. */
class TopicPoolTest {
  private final BlockingQueue<OutsideWork> left = new LinkedBlockingQueue<>();
  private final BlockingQueue<OutsideWork> served = new LinkedBlockingQueue<>();
  private final TopicPool pool = new TopicPool("mail", this::fetch, served::add);

  @AfterEach
  void end() {
    pool.stop();
  }

  @Test
  void aPlaceThatBecomesFreeIsForTheWorkThatWasLeft() {
    fill();
    pool.ring();
    pool.letGo();
    assertThat(pool.reserve()).isFalse();
  }

  @Test
  void whatWasLeftIsServedAndThenThereIsRoomAgain() throws InterruptedException {
    fill();
    left.add(work("first"));
    pool.ring();
    pool.letGo();
    pool.letGo();
    pool.start();
    assertThat(served.poll(10, TimeUnit.SECONDS)).isEqualTo(work("first"));
    await().until(pool::reserve);
  }

  private void fill() {
    while (pool.reserve()) {}
  }

  private List<OutsideWork> fetch(int most) {
    List<OutsideWork> fetched = new ArrayList<>();
    left.drainTo(fetched, most);
    return fetched;
  }

  private static OutsideWork work(String id) {
    return new OutsideWork(
        id, "task_sendPage", "INC-1", "process", null, Map.of(), Map.of(), Instant.EPOCH);
  }
}
