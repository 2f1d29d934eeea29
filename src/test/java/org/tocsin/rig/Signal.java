package org.tocsin.rig;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a process is told by its number. */
enum Signal {
  STOP,
  CONT,
  QUIT,
  INT;

  void send(long pid) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name(), Long.toString(pid)).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("The process %d takes no signal".formatted(pid));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
