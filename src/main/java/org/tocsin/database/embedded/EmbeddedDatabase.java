package org.tocsin.database.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.database.failure.DatabaseFailure;
import org.tocsin.shared.CannotStart;

/**
 * A PostgreSQL of our own in the data folder, durable like any other. One that a killed Tocsin left
 * running is taken over instead of started again.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String OWNER = "postgres";

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final int port;
  private final DataSource owner;
  private final EmbeddedRole role;
  private final AutoCloseable server;
  private final FileChannel lock;

  private EmbeddedDatabase(int port, String password, AutoCloseable server, FileChannel lock)
      throws IOException {
    this.port = port;
    this.owner = owner(url(), password);
    this.server = server;
    this.lock = lock;
    try {
      role = EmbeddedRole.in(owner);
    } catch (SQLException e) {
      throw new IOException("Its role cannot be made: " + e.getMessage(), e);
    }
  }

  private static DataSource owner(String url, String password) {
    PGSimpleDataSource owner = new PGSimpleDataSource();
    owner.setUrl(url);
    owner.setUser(OWNER);
    owner.setPassword(password);
    owner.setApplicationName("tocsin owner");
    return owner;
  }

  /**
   * Starts the database, or takes over the one that runs in this folder.
   *
   * @throws CannotStart when another Tocsin uses the folder, or it cannot be used
   */
  public static EmbeddedDatabase start(Path dataDir) {
    Path folder = dataDir.toAbsolutePath().normalize();
    DataFolder.prepare(folder);
    try {
      FileChannel lock = lock(folder);
      Path data = folder.resolve("postgres");
      EmbeddedPassword password = EmbeddedPassword.in(folder);
      Optional<Left> left = Left.in(data);
      if (left.isPresent()) {
        log.info("Taking over the PostgreSQL that an earlier Tocsin left running");
        return new EmbeddedDatabase(left.get().port(), password.text(), left.get(), lock);
      }
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setOverrideWorkingDirectory(folder.resolve("postgres-binaries").toFile())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setLocaleConfig("locale-provider", "builtin")
              .setLocaleConfig("builtin-locale", "C.UTF-8")
              .setServerConfig("fsync", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("timezone", "UTC")
              .setConnectConfig("password", password.text())
              .setPGStartupWait(Duration.ofSeconds(60))
              .start();
      password.require(postgres, data);
      return new EmbeddedDatabase(postgres.getPort(), password.text(), postgres, lock);
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      // the library that starts PostgreSQL throws each of them
      throw new CannotStart(
          "The embedded PostgreSQL in %s does not start: %s"
              .formatted(folder, DatabaseFailure.oneLine(e.getMessage())),
          "See the lines of PostgreSQL above, or name a server with TOCSIN_DATABASE_URL.",
          e);
    }
  }

  public String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres";
  }

  /** The superuser, who owns the tables. */
  public DataSource owner() {
    return owner;
  }

  /** The role that Tocsin runs as. */
  public EmbeddedRole role() {
    return role;
  }

  @Override
  public void close() throws Exception {
    server.close();
    lock.close();
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("tocsin.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      log.debug("Locked by this process already", e);
    }
    channel.close();
    throw new CannotStart(
        "Another Tocsin uses the data folder %s.".formatted(folder),
        "Stop it, or set TOCSIN_DATA_DIR to another folder.");
  }

  /** A server that outlived the process that started it. */
  private record Left(ProcessHandle process, int port) implements AutoCloseable {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    static Optional<Left> in(Path data) {
      Path file = data.resolve("postmaster.pid");
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      try {
        List<String> lines = Files.readAllLines(file);
        return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
            .filter(p -> p.info().command().orElse("").contains("postgres"))
            .map(p -> new Left(p, Integer.parseInt(lines.get(PORT_LINE).strip())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
  }
}
