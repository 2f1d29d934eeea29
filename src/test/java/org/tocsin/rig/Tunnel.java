package org.tocsin.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A network between two processes, which can be cut, go silent or become slow. */
public final class Tunnel implements AutoCloseable {
  private final ServerSocket door;
  private final int to;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean silent;
  private volatile boolean cut;
  private volatile Duration delay = Duration.ZERO;

  private Tunnel(ServerSocket door, int to) {
    this.door = door;
    this.to = to;
  }

  /** Opens one that leads to a port of this machine. */
  public static Tunnel to(int port) {
    try {
      Tunnel tunnel = new Tunnel(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()), port);
      inBackground(tunnel::accept);
      return tunnel;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Connections stand, new ones are taken, and nothing comes through any more. */
  public void hang() {
    set(true, false);
  }

  /** Connections break, and new ones break at once. */
  public void cut() {
    set(false, true);
    open.forEach(Tunnel::closed);
  }

  /** What was held back goes on, and everything comes through again. */
  public void pass() {
    set(false, false);
  }

  /** Every piece of data takes so much longer in each direction. */
  public void delay(Duration each) {
    delay = each;
  }

  private void set(boolean isSilent, boolean isCut) {
    lock.lock();
    try {
      silent = isSilent;
      cut = isCut;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        if (cut) {
          closed(near);
          continue;
        }
        near.setTcpNoDelay(true);
        inBackground(() -> connect(near));
      } catch (IOException e) {
        // it was closed
      }
    }
  }

  private void connect(Socket near) {
    try {
      awaitPassage();
      Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
      far.setTcpNoDelay(true);
      open.add(near);
      open.add(far);
      inBackground(() -> carry(near, far));
      carry(far, near);
    } catch (IOException e) {
      closed(near);
    }
  }

  private void carry(Socket from, Socket into) {
    byte[] piece = new byte[64 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = into.getOutputStream();
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        awaitPassage();
        if (!delay.isZero()) {
          Patience.pause(delay);
        }
        out.write(piece, 0, read);
      }
    } catch (IOException e) {
      // one side broke, so the other does
    } finally {
      closed(from);
      closed(into);
      open.remove(from);
      open.remove(into);
    }
  }

  private void awaitPassage() {
    lock.lock();
    try {
      while (silent) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void closed(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "tunnel");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    pass();
    open.forEach(Tunnel::closed);
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
