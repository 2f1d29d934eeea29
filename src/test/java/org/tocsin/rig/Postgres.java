package org.tocsin.rig;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server as a process of its own, durable as in production, with the programs that
 * Tocsin brings along. It can be killed and started again on the same port and data.
 */
public final class Postgres implements AutoCloseable {
  public static final String USER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path data;
  private final Path programs;
  private final int port = Ports.free();
  private @Nullable Process server;

  private Postgres(Path data, Path programs) {
    this.data = data;
    this.programs = programs;
  }

  /** Makes an empty database in a new folder, for its data and its log, and starts it. */
  public static Postgres start(Path folder) {
    return start(
        folder.resolve("data"), programs(), "--locale-provider=builtin", "--locale=C.UTF-8");
  }

  /**
   * The same with other programs, such as those of another version.
   *
   * @param data where its data are to be; its log stands beside them
   * @param programs the folder of {@code initdb} and {@code postgres}
   * @param locale further arguments for {@code initdb}
   */
  public static Postgres start(Path data, Path programs, String... locale) {
    try {
      Files.createDirectories(data.getParent());
      Postgres postgres = new Postgres(data, programs);
      List<String> made = postgres.command("initdb", "-A", "trust", "-U", USER, "-E", "UTF-8");
      made.addAll(List.of(locale));
      if (postgres.run(made).waitFor() != 0) {
        throw new IllegalStateException("initdb failed, see " + postgres.log());
      }
      postgres.start();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The folder of the programs that Tocsin brings along, unpacked once. */
  public static Path programs() {
    try {
      Path unpacked = Path.of("target", "rig", "postgres-programs").toAbsolutePath();
      if (!Files.exists(unpacked)) {
        // A server that is never used: its library unpacks the programs and does nothing else so.
        // It does that once for each resolver, and a story may have been before.
        PgBinaryResolver ours = DefaultPostgresBinaryResolver.INSTANCE::getPgBinary;
        EmbeddedPostgres.builder()
            .setPgBinaryResolver(ours)
            .setOverrideWorkingDirectory(unpacked.toFile())
            .start()
            .close();
      }
      try (Stream<Path> files = Files.walk(unpacked, 4)) {
        return files
            .filter(file -> file.endsWith("bin/postgres"))
            .findFirst()
            .orElseThrow()
            .getParent();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it, also after {@link #kill}, and returns when it answers; returns how long it took. */
  public Duration start() {
    List<String> command = command("postgres", "-p", Integer.toString(port));
    command.addAll(List.of("-h", "127.0.0.1", "-k", ""));
    command.addAll(List.of("-c", "max_connections=200", "-c", "timezone=UTC"));
    try {
      server = run(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Patience.until("PostgreSQL answers", PATIENCE, () -> number("select 1") == 1);
  }

  /** Starts it when it has ended by itself. */
  public void startIfDown() {
    Process running = server;
    if (running == null || !running.isAlive()) {
      server = null;
      start();
    }
  }

  private List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      // PostgreSQL refuses to run as root
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(programs.resolve(program).toString(), "-D", data.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private Process run(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private Path log() {
    return data.resolveSibling("postgres.log");
  }

  /** What {@code pg_ctl stop -m immediate} does: nothing is written out, nobody is waited for. */
  public void kill() {
    end(Signal.QUIT);
  }

  /** Clients are cut off and everything is written out. */
  public void stop() {
    end(Signal.INT);
  }

  private void end(Signal signal) {
    Process running = server;
    if (running == null) {
      return;
    }
    signal.send(running.pid());
    running.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    server = null;
  }

  public int port() {
    return port;
  }

  public String url() {
    return url(port);
  }

  /** The address of the same database behind a {@link Tunnel}. */
  public static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url() + "?connectTimeout=5", USER, "");
  }

  /** Runs one statement; returns how many rows it changed. */
  public int run(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return Math.max(statement.getUpdateCount(), 0);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage() + " in " + sql, e);
    }
  }

  /** The one number that a query answers. */
  public long number(String sql) {
    return Long.parseLong(texts(sql).get(0));
  }

  /** The first column of every row. */
  public List<String> texts(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage() + " in " + sql, e);
    }
  }

  @Override
  public void close() {
    end(Signal.QUIT);
  }
}
