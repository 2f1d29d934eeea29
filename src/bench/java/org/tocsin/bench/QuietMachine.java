package org.tocsin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Waits until the machine has nothing else to do, as Linux counts it. */
final class QuietMachine {
  private static final Path STAT = Path.of("/proc/stat");
  private static final Duration LOOK = Duration.ofMillis(4500);
  private static final double IDLE = 0.88;
  private static final int USER = 0;
  private static final int IDLE_COLUMN = 3;
  private static final int IO_WAIT = 4;
  private static final int STEAL = 7;

  private QuietMachine() {}

  private record Ticks(long idle, long all) {
    static Ticks now() throws IOException {
      String first = Files.readAllLines(STAT).get(0);
      long[] columns =
          Arrays.stream(first.split("\\s+")).skip(1).mapToLong(Long::parseLong).toArray();
      long all = Arrays.stream(columns, USER, STEAL + 1).sum();
      return new Ticks(columns[IDLE_COLUMN] + columns[IO_WAIT], all);
    }

    double idleSince(Ticks before) {
      return (double) (idle - before.idle) / Math.max(1, all - before.all);
    }
  }

  /** Whether it became quiet within the time; false as well where that cannot be seen. */
  static boolean await(Duration patience) throws IOException, InterruptedException {
    if (!Files.isReadable(STAT)) {
      return false;
    }
    long end = System.nanoTime() + patience.toNanos();
    do {
      Ticks before = Ticks.now();
      Thread.sleep(LOOK.toMillis());
      if (Ticks.now().idleSince(before) >= IDLE) {
        return true;
      }
    } while (System.nanoTime() < end);
    return false;
  }
}
