package org.tocsin.rig;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sends numbered alerts over connections that stay open and keeps what each was answered. Whoever
 * sends one and hears nothing sends it again to the next node, as a proxy in front of them does.
 */
public final class AlertLoad {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final double AS_FAST_AS_POSSIBLE = 0;

  private final List<Integer> ports;
  private final LongFunction<byte[]> request;
  private final String name;

  private AlertLoad(String name, List<Integer> ports, LongFunction<byte[]> request) {
    this.name = name;
    this.ports = List.copyOf(ports);
    this.request = request;
  }

  /**
   * Alerts of which each is of a service of its own and makes an incident of its own.
   *
   * @param name stands in their titles, so that those of two loads are told apart
   */
  public static AlertLoad distinct(String name, List<Node> nodes) {
    return of(name, "critical", nodes);
  }

  /** The same with another severity, as the routing table knows it. */
  public static AlertLoad of(String name, String severity, List<Node> nodes) {
    return of(
        name,
        nodes,
        number -> {
          String title = title(name, number);
          return generic(title, title, title, severity);
        });
  }

  /** Whatever requests are wanted, each made from its number. */
  public static AlertLoad of(String name, List<Node> nodes, LongFunction<byte[]> request) {
    return new AlertLoad(name, nodes.stream().map(Node::port).toList(), request);
  }

  /** The same to whatever listens on a port of this machine. */
  public static AlertLoad toPort(String name, int port, LongFunction<byte[]> request) {
    return new AlertLoad(name, List.of(port), request);
  }

  /** An alert in plain JSON. */
  public static byte[] generic(String title, String key, String service, String severity) {
    return Caller.post(
        "/api/alerts/generic",
        """
        {"summary": "%s", "dedupKey": "%s", "service": "%s", "severity": "%s"}\
        """
            .formatted(title, key, service, severity));
  }

  /** The end of the alert with this key. */
  public static byte[] resolve(String key) {
    return Caller.post(
        "/api/alerts/generic",
        """
        {"action": "resolve", "dedupKey": "%s"}\
        """
            .formatted(key));
  }

  /** What stands in the title of the incident of this alert, and of no other. */
  public static String title(String name, long number) {
    return String.format(Locale.ROOT, "%s-%06d", name, number);
  }

  /**
   * One alert and its answer.
   *
   * @param due when it was to be sent, by {@link System#nanoTime}; a load that cannot keep up sends
   *     it later, and whoever waits for the answer waits from here
   * @param sent when it was sent
   * @param status 0 when nothing was answered
   * @param node which of the nodes answered
   */
  public record Sent(
      long number,
      String title,
      Instant at,
      long due,
      long sent,
      long answered,
      int status,
      @Nullable String retryAfter,
      int node) {

    /** Whether its sender was told that it is on disk. */
    public boolean accepted() {
      return status >= 200 && status < 300;
    }

    public Duration took() {
      return Duration.ofNanos(answered - due);
    }

    /** How long the answer took from when it was sent, however late that was. */
    public Duration call() {
      return Duration.ofNanos(answered - sent);
    }
  }

  /**
   * Sends so many alerts, one after the other on each connection; returns when all are answered.
   */
  public List<Sent> send(long count, int connections) {
    return new Running(AS_FAST_AS_POSSIBLE, count, connections).await();
  }

  /** Sends so many alerts at a rate, whatever the answers take. */
  public List<Sent> send(long count, double perSecond, int connections) {
    return new Running(perSecond, count, connections).await();
  }

  /** Sends alerts at a rate until it is stopped. */
  public Running begin(double perSecond, int connections) {
    return new Running(perSecond, Long.MAX_VALUE, connections);
  }

  /** A load that is being sent. */
  public final class Running {
    private final double perSecond;
    private final long count;
    private final long began = System.nanoTime();
    private final AtomicLong next = new AtomicLong();
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    private Running(double perSecond, long count, int connections) {
      this.perSecond = perSecond;
      this.count = count;
      for (int i = 0; i < connections; i++) {
        Thread thread = new Thread(this::send, "alert-load");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
      }
    }

    /** What has been answered so far. */
    public List<Sent> sent() {
      return List.copyOf(sent);
    }

    /** Sends no more; returns when everything is answered. */
    public List<Sent> stop() {
      stopped = true;
      return await();
    }

    private List<Sent> await() {
      try {
        for (Thread thread : threads) {
          thread.join();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      return sent();
    }

    private void send() {
      List<Caller> callers = ports.stream().map(port -> new Caller(port, PATIENCE)).toList();
      while (!stopped) {
        long number = next.getAndIncrement();
        if (number >= count) {
          break;
        }
        long due = awaitTurn(number);
        if (!stopped) {
          sent.add(send(number, due, callers));
        }
      }
      callers.forEach(AlertLoad::close);
    }

    private long awaitTurn(long number) {
      if (perSecond == AS_FAST_AS_POSSIBLE) {
        return System.nanoTime();
      }
      long due = began + (long) (number / perSecond * TimeUnit.SECONDS.toNanos(1));
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      return due;
    }

    private Sent send(long number, long due, List<Caller> callers) {
      byte[] bytes = request.apply(number);
      Instant at = Instant.now();
      long began = System.nanoTime();
      for (int tried = 0; tried < callers.size(); tried++) {
        int node = (int) ((number + tried) % callers.size());
        try {
          Caller.Answer answer = callers.get(node).call(bytes);
          return answered(number, at, due, began, answer.status(), answer.retryAfter(), node);
        } catch (IOException e) {
          // the next one is asked
        }
      }
      return answered(number, at, due, began, 0, null, -1);
    }

    private Sent answered(
        long number,
        Instant at,
        long due,
        long began,
        int status,
        @Nullable String retryAfter,
        int node) {
      return new Sent(
          number, title(name, number), at, due, began, System.nanoTime(), status, retryAfter, node);
    }
  }

  private static void close(Caller caller) {
    try {
      caller.close();
    } catch (IOException e) {
      // it was of no use any more
    }
  }
}
