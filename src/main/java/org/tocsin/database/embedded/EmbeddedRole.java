package org.tocsin.database.embedded;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.sql.DataSource;

/**
 * The role that Tocsin runs as in its embedded database. Its password is made anew with every
 * start, and kept nowhere.
 */
public record EmbeddedRole(String name, String password) {
  private static final String NAME = "tocsin";
  private static final int BYTES = 24;

  /** Makes the role if there is none. */
  static EmbeddedRole in(DataSource superuser) throws SQLException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    String password = HexFormat.of().formatHex(bytes);
    try (Connection connection = superuser.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          do $$ begin
            if not exists (select from pg_roles where rolname = '%1$s') then
              create role %1$s login;
            end if;
          end $$;
          alter role %1$s password '%2$s'
          """
              .formatted(NAME, password));
    }
    return new EmbeddedRole(NAME, password);
  }
}
