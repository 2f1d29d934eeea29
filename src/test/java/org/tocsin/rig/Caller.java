package org.tocsin.rig;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One connection for one request after the other, with as little work of its own as can be: what is
 * measured runs on the same processors.
 */
public final class Caller implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2000;

  private final int port;
  private final int patience;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  /**
   * @param port of this machine
   * @param patience how long an answer may take
   */
  public Caller(int port, Duration patience) {
    this.port = port;
    this.patience = Math.toIntExact(patience.toMillis());
  }

  /**
   * @param retryAfter in seconds, as it was sent; null when it was not
   */
  public record Answer(int status, @Nullable String retryAfter) {}

  /** The bytes of a request with a JSON body and the intake key. */
  public static byte[] post(String path, String body) {
    return post(path, "Bearer " + Node.KEY, "application/json", body);
  }

  /** The bytes of a request of the administrator. */
  public static byte[] postAsAdmin(String path, String type, String body) {
    return post(path, Basic.of("admin", Node.PASSWORD), type, body);
  }

  private static byte[] post(String path, String authorization, String type, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        """
        POST %s HTTP/1.1\r
        Host: localhost\r
        Authorization: %s\r
        Content-Type: %s\r
        Content-Length: %d\r
        \r
        """
            .formatted(path, authorization, type, content.length)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[head.length + content.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(content, 0, request, head.length, content.length);
    return request;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws IOException when there is none, or none in time; the next call makes a new connection
   */
  public Answer call(byte[] request) throws IOException {
    try {
      Socket connected = connected();
      connected.getOutputStream().write(request);
      return answer();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Socket connected() throws IOException {
    Socket existing = socket;
    if (existing != null) {
      return existing;
    }
    Socket made = new Socket();
    made.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
    made.setTcpNoDelay(true);
    made.setSoTimeout(patience);
    in = new BufferedInputStream(made.getInputStream());
    socket = made;
    return made;
  }

  private Answer answer() throws IOException {
    String[] status = line().split(" ", 3);
    long length = 0;
    boolean chunked = false;
    boolean last = false;
    String retryAfter = null;
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Long.parseLong(value);
        case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
        case "connection" -> last = value.equalsIgnoreCase("close");
        case "retry-after" -> retryAfter = value;
        default -> {}
      }
    }
    if (chunked) {
      skipChunks();
    } else {
      in.skipNBytes(length);
    }
    if (last) {
      close();
    }
    return new Answer(Integer.parseInt(status[1]), retryAfter);
  }

  private void skipChunks() throws IOException {
    int size;
    do {
      size = Integer.parseInt(line(), 16);
      in.skipNBytes(size);
      line();
    } while (size > 0);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("The connection was closed");
      }
      if (next == '\n') {
        return line.toString();
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
  }

  @Override
  public void close() throws IOException {
    Socket existing = socket;
    socket = null;
    in = null;
    if (existing != null) {
      existing.close();
    }
  }
}
