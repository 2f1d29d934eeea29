package org.tocsin.console.live;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tocsin.shared.IncidentNumber;

/**
 * The pages that are open on this node. A few threads speak to them, so that a phone that has lost
 * its network does not hold up the others.
 */
@Component
class Subscribers implements SmartLifecycle {
  private static final int MOST = 500;

  /** More windows than anybody looks at, few enough that nobody takes the place of others. */
  private static final int MOST_OF_ONE_ACCOUNT = 20;

  /** Something changed on the board. */
  private static final String BOARD = "board";

  /** Something changed in the incident the page shows. */
  private static final String INCIDENT = "incident";

  /** Nothing changed, and the line is not dead. */
  private static final String HEARTBEAT = "alive";

  private static final int THREADS = 8;
  private static final long THIRTY_MINUTES = 30 * 60 * 1000L;

  private final Set<Subscriber> open = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ExecutorService threads;
  private long next;

  /**
   * The oldest page of an account that has too many gives way to the new one, which is the one that
   * its person looks at.
   *
   * @param incident the incident the page shows; null when it shows all
   * @return empty when there are too many, or this node is about to stop: then the page has to ask
   */
  synchronized Optional<SseEmitter> add(String account, @Nullable IncidentNumber incident) {
    if (!isRunning()) {
      return Optional.empty();
    }
    List<Subscriber> own = open.stream().filter(one -> one.isOf(account)).toList();
    if (own.size() >= MOST_OF_ONE_ACCOUNT) {
      own.stream().min(Comparator.comparingLong(Subscriber::number)).ifPresent(this::giveWay);
    } else if (open.size() >= MOST) {
      return Optional.empty();
    }
    SseEmitter emitter = new SseEmitter(THIRTY_MINUTES);
    Subscriber subscriber = new Subscriber(emitter, next++, account, incident);
    emitter.onCompletion(() -> open.remove(subscriber));
    emitter.onTimeout(emitter::complete);
    emitter.onError(e -> open.remove(subscriber));
    subscriber.greet(HEARTBEAT);
    open.add(subscriber);
    return Optional.of(emitter);
  }

  private void giveWay(Subscriber oldest) {
    open.remove(oldest);
    tell(oldest, Subscriber.GIVE_WAY);
  }

  void tell(Set<IncidentNumber> changed) {
    for (Subscriber subscriber : open) {
      tell(subscriber, BOARD);
      if (subscriber.shows(changed)) {
        tell(subscriber, INCIDENT);
      }
    }
  }

  /** Has every page look again. */
  void tellAll() {
    for (Subscriber subscriber : open) {
      tell(subscriber, BOARD);
      tell(subscriber, INCIDENT);
    }
  }

  void heartbeat() {
    open.forEach(subscriber -> tell(subscriber, HEARTBEAT));
  }

  private void tell(Subscriber subscriber, String event) {
    ExecutorService running = threads;
    if (running != null && subscriber.add(event)) {
      running.execute(
          () -> {
            if (!subscriber.tell()) {
              open.remove(subscriber);
            }
          });
    }
  }

  @Override
  public void start() {
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "pages"),
            new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Comes before the web server's graceful stop, which would wait for every open line. */
  @Override
  public void stop() {
    ExecutorService running = threads;
    threads = null;
    open.forEach(Subscriber::goodbye);
    if (running != null) {
      running.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return threads != null;
  }
}
