package org.tocsin.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the data are kept.
 *
 * @param dataDir the folder of the embedded database; not used when a server is named
 * @param database the server, if there is one
 */
@ConfigurationProperties("tocsin")
public record DatabaseSettings(Path dataDir, Server database) {

  /**
   * @param url JDBC address, {@code jdbc:postgresql://...}; empty for the embedded database
   * @param user the role that Tocsin runs as
   * @param owner the role that owns the tables, and makes and upgrades them; empty when that is the
   *     user too
   */
  public record Server(
      String url, String user, String password, String owner, String ownerPassword) {}

  /** Whether Tocsin brings its own PostgreSQL, as on a first trial. */
  public boolean embedded() {
    return database.url().isBlank();
  }
}
