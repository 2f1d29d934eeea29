package org.tocsin.testkit;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A real program that runs as long as a test, such as Prometheus. Where there is none the test is
 * skipped, and says so; where {@code TOCSIN_REQUIRE_SENDERS} is true it fails instead.
 */
public final class Program implements AutoCloseable {
  private final Process process;

  private Program(Process process) {
    this.process = process;
  }

  /** Starts a program in a folder, where it writes to {@code <name>.log}. */
  public static Program start(Path folder, String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(find(name).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve(name + ".log").toFile());
    return new Program(builder.start());
  }

  /** The program of this name on the path. */
  public static Path find(String name) {
    Optional<Path> found =
        Arrays.stream(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    need(found.isPresent(), "There is no %s on the PATH.".formatted(name));
    return found.orElseThrow();
  }

  /** Goes on only where this is given. */
  public static void need(boolean given, String otherwise) {
    if (!given && Boolean.parseBoolean(System.getenv("TOCSIN_REQUIRE_SENDERS"))) {
      throw new AssertionError(otherwise + " TOCSIN_REQUIRE_SENDERS wants it.");
    }
    Assumptions.assumeTrue(given, otherwise);
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
