package org.tocsin.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Connections that begin a request and send one byte of it a second, of their heads or of their
 * bodies, without a key or with a wrong one. One that is cut is made anew.
 */
public final class SlowSenders implements AutoCloseable {
  private static final List<String> BEGINNINGS =
      List.of(
          head("/v2/enqueue", "Content-Type: application/json\r\n"),
          head("/api/replies/slack", "Content-Type: application/x-www-form-urlencoded\r\n"),
          head("/sign-in", "Content-Type: application/x-www-form-urlencoded\r\n"),
          head("/api/alerts/generic", "Authorization: Bearer wrong\r\n"),
          head("/incidents/1/severity", "Content-Type: multipart/form-data; boundary=x\r\n"),
          "POST /v2/enqueue HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

  private final int port;
  private final List<SocketChannel> connections = new ArrayList<>();
  private final Thread thread = new Thread(this::send, "slow-senders");
  private volatile boolean stopped;

  /**
   * @param port of this machine
   */
  public SlowSenders(int port, int connections) {
    this.port = port;
    for (int i = 0; i < connections; i++) {
      this.connections.add(begin(i));
    }
    thread.setDaemon(true);
    thread.start();
  }

  private static String head(String path, String header) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: 100000\r\n\r\n"
        .formatted(path, header);
  }

  private SocketChannel begin(int number) {
    try {
      SocketChannel connection =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      connection.configureBlocking(false);
      write(connection, BEGINNINGS.get(number % BEGINNINGS.size()));
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(SocketChannel connection, String text) throws IOException {
    connection.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private void send() {
    while (!stopped) {
      for (int i = 0; i < connections.size(); i++) {
        try {
          write(connections.get(i), "x");
        } catch (IOException e) {
          connections.set(i, begin(i));
        }
      }
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
  }

  /**
   * An honest sender with a bad network sends a request in so many pieces over this time.
   *
   * @return the first line of the answer
   */
  public static String sendSlowly(int port, byte[] request, int pieces, Duration time)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(Math.toIntExact(time.toMillis()));
      int from = 0;
      for (int piece = 1; piece <= pieces; piece++) {
        int to = (int) ((long) request.length * piece / pieces);
        socket.getOutputStream().write(request, from, to - from);
        LockSupport.parkNanos(time.toNanos() / pieces);
        from = to;
      }
      byte[] answer = new byte[100];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(0, length), StandardCharsets.ISO_8859_1)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  @Override
  public void close() throws IOException {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SocketChannel connection : connections) {
      connection.close();
    }
  }
}
