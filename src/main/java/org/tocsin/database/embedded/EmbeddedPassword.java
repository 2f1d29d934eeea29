package org.tocsin.database.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * The password of the embedded database. It listens on the loopback address only, but a machine has
 * other users; the password lies in the data folder, readable by its owner.
 */
record EmbeddedPassword(String text) {
  private static final int BYTES = 24;
  private static final String ASK_EVERYBODY =
      """
      local all all scram-sha-256
      host  all all 127.0.0.1/32 scram-sha-256
      host  all all ::1/128 scram-sha-256
      """;

  /** Reads the password, or makes one on the first start. */
  static EmbeddedPassword in(Path folder) throws IOException {
    Path file = folder.resolve("postgres-password");
    if (!Files.exists(file)) {
      byte[] bytes = new byte[BYTES];
      new SecureRandom().nextBytes(bytes);
      Files.createFile(file);
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(file, HexFormat.of().formatHex(bytes));
    }
    return new EmbeddedPassword(Files.readString(file).strip());
  }

  /** Makes the server ask for it from now on. */
  void require(EmbeddedPostgres server, Path data) throws IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter role postgres password '" + text + "'");
      Files.writeString(data.resolve("pg_hba.conf"), ASK_EVERYBODY);
      statement.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new IOException("Its password cannot be set: " + e.getMessage(), e);
    }
  }
}
