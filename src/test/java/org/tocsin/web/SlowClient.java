package org.tocsin.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that sends what it is told to, when it is told to. */
final class SlowClient implements AutoCloseable {
  private final Socket socket;

  SlowClient(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    setPatience();
  }

  private void setPatience() {
    try {
      socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(30).toMillis()));
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  SlowClient send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  SlowClient send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each byte in a packet of its own. */
  SlowClient sendByteByByte(String text) {
    text.chars().forEach(c -> send(String.valueOf((char) c)));
    return this;
  }

  /** What arrives until this is part of it, or until the connection is closed. */
  String until(String part) {
    StringBuilder read = new StringBuilder();
    try {
      InputStream in = socket.getInputStream();
      while (read.indexOf(part) < 0) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        read.append((char) next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(read.toString(), e);
    }
    return read.toString();
  }

  /** Whether the server closes the connection before it has said anything, within this time. */
  boolean isClosedAfter(Duration time) {
    try {
      socket.setSoTimeout(Math.toIntExact(time.toMillis()));
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      setPatience();
    }
  }

  /** Everything until the connection is closed. */
  String untilClosed() {
    return until("\0");
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
