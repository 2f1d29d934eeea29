package org.tocsin.paging.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * Connections that are cut after a while, whatever happens on them. The time-outs of JavaMail count
 * from one answer to the next, so a mail server that says a character now and then would keep a
 * sender for hours.
 */
final class BoundedSockets extends SocketFactory {
  private static final ScheduledExecutorService CUTTER =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "mail-time-limit");
            thread.setDaemon(true);
            return thread;
          });

  private final Duration longest;

  BoundedSockets(Duration longest) {
    this.longest = longest;
  }

  /** JavaMail asks for one that is not connected, and sets the time-outs itself. */
  @Override
  public Socket createSocket() {
    return bounded(new Socket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return bounded(new Socket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return bounded(new Socket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return bounded(new Socket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return bounded(new Socket(host, port, local, localPort));
  }

  private Socket bounded(Socket socket) {
    CUTTER.schedule(
        () -> {
          socket.close();
          return socket;
        },
        longest.toMillis(),
        TimeUnit.MILLISECONDS);
    return socket;
  }
}
