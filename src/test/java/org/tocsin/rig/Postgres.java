package org.tocsin.rig;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
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

  private final Path folder;
  private final Path programs;
  private final int port = Ports.free();
  private @Nullable Process server;

  private Postgres(Path folder, Path programs) {
    this.folder = folder;
    this.programs = programs;
  }

  /**
   * Makes an empty database in a new folder and starts it.
   *
   * @param folder for its data and its log; what is in it is kept out of the way by a new name
   */
  public static Postgres start(Path folder) {
    return start(folder, folder.resolve("data"));
  }

  /** The same with the data elsewhere, such as on a small disk. */
  public static Postgres start(Path folder, Path data) {
    try {
      Files.createDirectories(folder);
      Path unpacked = Path.of("target", "rig", "postgres-programs").toAbsolutePath();
      // unpacks the programs and makes the data folder; the settings it runs with are not durable
      EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setOverrideWorkingDirectory(unpacked.toFile())
          .setCleanDataDirectory(false)
          .setRegisterShutdownHook(false)
          .setLocaleConfig("locale-provider", "builtin")
          .setLocaleConfig("builtin-locale", "C.UTF-8")
          .start()
          .close();
      Postgres postgres = new Postgres(data, programsIn(unpacked));
      postgres.start();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path programsIn(Path unpacked) throws IOException {
    try (Stream<Path> files = Files.walk(unpacked, 4)) {
      return files
          .filter(file -> file.endsWith("bin/postgres"))
          .findFirst()
          .orElseThrow()
          .getParent();
    }
  }

  /** Starts it, also after {@link #kill}, and returns when it answers; returns how long it took. */
  public Duration start() {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      // PostgreSQL refuses to run as root
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(programs.resolve("postgres").toString(), "-D", folder.toString()));
    command.addAll(List.of("-p", Integer.toString(port), "-k", "", "-h", "127.0.0.1"));
    command.addAll(List.of("-c", "max_connections=200", "-c", "timezone=UTC"));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(
          ProcessBuilder.Redirect.appendTo(folder.resolveSibling("postgres.log").toFile()));
      server = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Patience.until("PostgreSQL answers", PATIENCE, () -> number("select 1") == 1);
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
