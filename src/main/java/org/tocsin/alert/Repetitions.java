package org.tocsin.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.tocsin.engine.Conflicts;

/**
 * Counts messages that repeat what is known. Those that come while others are being counted are
 * counted together by the next statement, so that the senders of one alert do not queue for its
 * row.
 */
@Component
class Repetitions {
  /** So many alerts in one statement, and those of one message more. */
  private static final int TOGETHER = 1000;

  private final Alerts alerts;
  private final Queue<Message> waiting = new ConcurrentLinkedQueue<>();
  private final Lock counting = new ReentrantLock();

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
  boolean count(List<Alert> sent) {
    Message message = new Message(sent, new CompletableFuture<>());
    waiting.add(message);
    counting.lock();
    try {
      while (!message.known().isDone()) {
        count();
      }
    } finally {
      counting.unlock();
    }
    try {
      return message.known().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void count() {
    List<Message> messages = next();
    try {
      Set<Integer> known =
          Conflicts.retry(() -> alerts.seenAgain(messages.stream().map(Message::sent).toList()));
      for (int i = 0; i < messages.size(); i++) {
        messages.get(i).known().complete(known.contains(i));
      }
    } catch (PessimisticLockingFailureException e) {
      // somebody holds one of them for long: each message waits for itself then
      messages.forEach(message -> message.known().complete(false));
    } catch (RuntimeException e) {
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
}
