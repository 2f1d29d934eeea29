package org.tocsin.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request written by hand, because clients do not let one lie about the host. */
public final class RawHttp {
  private static final int PATIENCE_MILLIS = 30_000;

  private RawHttp() {}

  /** A whole answer as it came. */
  public record Answer(String text) {
    public int status() {
      return Integer.parseInt(text.split(" ", 3)[1]);
    }

    public List<String> headers(String name) {
      String head = text.split("\r\n\r\n", 2)[0];
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .toList();
    }

    public Optional<String> header(String name) {
      return headers(name).stream().findFirst();
    }

    /** The first cookie with this name, as a client sends it back. */
    public String cookie(String name) {
      return headers("Set-Cookie").stream()
          .filter(cookie -> cookie.startsWith(name + "="))
          .map(cookie -> cookie.split(";", 2)[0])
          .findFirst()
          .orElseThrow(() -> new AssertionError("no cookie " + name + " in\n" + text));
    }
  }

  /**
   * @param request the first line without the version, such as {@code GET /inbox}
   * @param headers each on a line
   */
  public static Answer send(int port, String request, String headers, String body)
      throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s HTTP/1.1\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n\r\n"
            .formatted(request, content.length, headers.strip().replace("\n", "\r\n"));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(content);
      return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
