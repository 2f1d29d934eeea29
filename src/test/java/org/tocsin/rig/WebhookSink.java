package org.tocsin.rig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of webhooks, which also stands in for a chat; it behaves as badly as it is told to.
 */
public final class WebhookSink implements AutoCloseable {
  /** What it keeps of a call that it answered with 200. */
  public record Call(long nanos, Instant at, String path, @Nullable String id, String body) {}

  /** An answer to every call from now on. */
  public record Manner(int status, String body, @Nullable Duration retryAfter, boolean hangs) {
    /** Taken, in the words of Slack, which mean nothing to anybody else. */
    public static final Manner TAKE = new Manner(200, "{\"ok\": true, \"ts\": \"1\"}", null, false);

    public static final Manner BROKEN = new Manner(500, "", null, false);
    public static final Manner HANG = new Manner(200, "", null, true);

    /** A success by its number, and nothing that anybody can read. */
    public static final Manner NONSENSE = new Manner(200, "\0<<]]not json", null, false);

    public static Manner busy(Duration retryAfter) {
      return new Manner(429, "", retryAfter, false);
    }
  }

  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "webhook-sink");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpServer server;
  private volatile Manner manner = Manner.TAKE;

  private WebhookSink(HttpServer server) {
    this.server = server;
  }

  public static WebhookSink start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
      WebhookSink sink = new WebhookSink(server);
      server.setExecutor(sink.threads);
      server.createContext("/", sink::take);
      server.start();
      return sink;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void behave(Manner how) {
    manner = how;
  }

  /** What it has taken so far. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  public void clear() {
    calls.clear();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Manner how = manner;
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (how.hangs()) {
        await();
        return;
      }
      if (how.status() == 200) {
        calls.add(
            new Call(
                System.nanoTime(),
                Instant.now(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("webhook-id"),
                body));
      }
      if (how.retryAfter() != null) {
        exchange
            .getResponseHeaders()
            .set("Retry-After", Long.toString(how.retryAfter().toSeconds()));
      }
      byte[] answer = how.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(how.status(), answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
