package org.tocsin.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.tocsin.rig.Node;
import org.tocsin.testkit.Program;

/** A clock that is wrong, by libfaketime (Debian's package {@code faketime}). */
final class FakeTime {
  private FakeTime() {}

  /** Skips the test where there is none. */
  static Path library() {
    Path library =
        Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
            .map(machine -> Path.of("/usr/lib", machine, "faketime", "libfaketimeMT.so.1"))
            .filter(Files::exists)
            .findFirst()
            .orElse(Path.of("none"));
    Program.need(Files.exists(library), "There is no libfaketime.");
    return library;
  }

  /**
   * @param step how wrong, such as {@code +10m}
   */
  static Node on(Node node, String step) {
    // what counts the time that passes goes on as it is: only the time of day is wrong. Without the
    // last, libfaketime shifts the deadline of every timed wait by the step as well
    return node.with("LD_PRELOAD", library())
        .with("FAKETIME", step)
        .with("DONT_FAKE_MONOTONIC", 1)
        .with("FAKETIME_FORCE_MONOTONIC_FIX", 0);
  }
}
