package org.tocsin.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An SMTP server that keeps what it takes, and behaves as badly as it is told to. */
public final class SmtpSink implements AutoCloseable {
  /** What it says to a recipient or a mail that it takes. */
  public static final String OK = "250 OK";

  private static final int BACKLOG = 1024;

  /** How it behaves towards whoever connects from now on. */
  public enum Manner {
    TAKE,
    /** Says nothing at all. */
    HANG,
    /** Says everything, one character a second. */
    DRIP,
    /** Says what is no SMTP. */
    NONSENSE
  }

  private final int port = Ports.free();
  private final Queue<Mail> mails = new ConcurrentLinkedQueue<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "smtp-sink");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Manner manner = Manner.TAKE;
  private volatile Function<String, String> answers = recipient -> OK;
  private volatile Consumer<Mail> onTaken = mail -> {};
  private volatile @Nullable ServerSocket door;

  /** Starts it on a port of its own. */
  public static SmtpSink start() {
    SmtpSink sink = new SmtpSink();
    sink.listen();
    return sink;
  }

  /** Takes connections, again after {@link #refuse}. */
  public void listen() {
    try {
      ServerSocket opened = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
      door = opened;
      threads.execute(() -> accept(opened));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses connections, and cuts those there are. */
  public void refuse() {
    try {
      ServerSocket opened = door;
      if (opened != null) {
        opened.close();
      }
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void behave(Manner how) {
    manner = how;
  }

  /** What it says to the command RCPT for each recipient, such as {@code 451 Try again later}. */
  public void answer(Function<String, String> byRecipient) {
    answers = byRecipient;
  }

  /** What is done when a mail is kept, before its sender hears that it is. */
  public void onTaken(Consumer<Mail> then) {
    onTaken = then;
  }

  /** Takes everything from everybody. */
  public void behaveWell() {
    manner = Manner.TAKE;
    answers = recipient -> OK;
    onTaken = mail -> {};
  }

  /** Every mail so far, in the order of their arrival. */
  public List<Mail> mails() {
    return List.copyOf(mails);
  }

  public List<Mail> mailsTo(String recipient) {
    return mails.stream().filter(mail -> mail.recipient().equals(recipient)).toList();
  }

  /** Forgets every mail. */
  public void clear() {
    mails.clear();
  }

  public int port() {
    return port;
  }

  /** How many connections there are at this moment. */
  public int connections() {
    return open.size();
  }

  private void accept(ServerSocket opened) {
    while (!opened.isClosed()) {
      try {
        Socket socket = opened.accept();
        open.add(socket);
        threads.execute(() -> talk(socket));
      } catch (IOException e) {
        // it was closed
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      new SmtpTalk(socket, manner, answers, this::keep).run();
    } catch (IOException e) {
      // the other side went away, which is what some of the tests are about
    } finally {
      open.remove(socket);
    }
  }

  private void keep(Mail mail) {
    mails.add(mail);
    onTaken.accept(mail);
  }

  @Override
  public void close() {
    refuse();
    threads.shutdownNow();
  }
}
