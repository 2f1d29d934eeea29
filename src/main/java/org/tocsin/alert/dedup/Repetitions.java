package org.tocsin.alert.dedup;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.tocsin.alert.Alert;
import org.tocsin.alert.Alerts;
import org.tocsin.engine.outside.Conflicts;

/**
 * Counts messages that repeat what is known. Those that come while others are being counted are
 * counted together by the next statement, so that the senders of one alert do not queue for its
 * row. A sender that comes when nobody counts does so itself; for those that came meanwhile a
 * thread goes on until nobody waits, and no sender waits for a count that it has no part in.
 */
@Component
public class Repetitions implements DisposableBean {
  /** So many alerts in one statement, and those of one message more. */
  private static final int TOGETHER = 1000;

  private final Alerts alerts;
  private final Queue<Message> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger uncounted = new AtomicInteger();
  private final ExecutorService counting =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "counting"));

  Repetitions(Alerts alerts) {
    this.alerts = alerts;
  }

  private record Message(List<Alert> sent, CompletableFuture<Boolean> known) {}

  /**
   * Counts a message when all that it says is known already. It does not wait for the disk: the
   * alerts have been on the disk for long, and a crash of the database loses only a count.
   *
   * @return false when something was new; then nothing was counted
   */
  public boolean count(List<Alert> sent) {
    Message message = new Message(sent, new CompletableFuture<>());
    waiting.add(message);
    if (uncounted.getAndIncrement() == 0 && moreAfterCounting()) {
      counting.execute(this::countOn);
    }
    try {
      return message.known().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void countOn() {
    while (moreAfterCounting()) {}
  }

  private boolean moreAfterCounting() {
    List<Message> messages = next();
    countTogether(messages);
    return uncounted.addAndGet(-messages.size()) > 0;
  }

  private void countTogether(List<Message> messages) {
    try {
      Set<Integer> known =
          Conflicts.retry(() -> alerts.seenAgain(messages.stream().map(Message::sent).toList()));
      for (int i = 0; i < messages.size(); i++) {
        messages.get(i).known().complete(known.contains(i));
      }
    } catch (PessimisticLockingFailureException e) {
      // somebody holds one of them for long: each message waits for itself then
      messages.forEach(message -> message.known().complete(false));
    } catch (RuntimeException | Error e) {
      messages.forEach(message -> message.known().completeExceptionally(e));
    }
  }

  private List<Message> next() {
    List<Message> next = new ArrayList<>();
    int size = 0;
    for (Message message = waiting.poll(); message != null; message = waiting.poll()) {
      next.add(message);
      size += message.sent().size();
      if (size >= TOGETHER) {
        break;
      }
    }
    return next;
  }

  @Override
  public void destroy() {
    counting.shutdown();
  }
}
