package org.tocsin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.tocsin.database.embedded.EmbeddedDatabase;
import org.tocsin.database.failure.DatabaseFailureAnalyzer;
import org.tocsin.database.failure.MigrationFailureAnalyzer;
import org.tocsin.shared.CannotStart;
import org.tocsin.testkit.StoryTest;

@StoryTest
class DatabaseCheckTest {
  @Autowired EmbeddedDatabase embedded;

  @Test
  void theDatabaseOfTheStoriesPasses() {
    assertThatNoException().isThrownBy(() -> check(embedded.url(), embedded.role().password()));
  }

  @Test
  void aWrongPasswordIsNamed() {
    assertThatThrownBy(() -> check(embedded.url(), "wrong"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("refuses the sign-in")
        .hasMessageNotContaining("wrong");
  }

  @Test
  void aDatabaseThatDoesNotExistIsNamed() {
    String nowhere = embedded.url().replaceFirst("/postgres$", "/nowhere");
    assertThatThrownBy(() -> check(nowhere, embedded.role().password()))
        .hasMessageContaining("There is no such database")
        .hasMessageContaining("nowhere");
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> check("jdbc:postgresql://127.0.0.1:1/tocsin", ""))
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void aServerThatIsTooOldIsRefused() {
    assertThatThrownBy(() -> DatabaseCheck.checkVersion("PostgreSQL 14.2", 14))
        .hasMessageContaining("PostgreSQL 14, which is too old");
  }

  @Test
  void aServerThatOnlySpeaksLikePostgresIsRefused() {
    assertThatThrownBy(() -> DatabaseCheck.checkVersion("CockroachDB CCL v24", 13))
        .hasMessageContaining("not PostgreSQL but CockroachDB");
  }

  @Test
  void aFullDiskIsNamedWhereverItStopsTheStart() {
    SQLException full = new SQLException("could not extend file", "53100");
    FailureAnalysis engine =
        new DatabaseFailureAnalyzer().analyze(new IllegalStateException("engine", full));
    FailureAnalysis migration =
        new MigrationFailureAnalyzer().analyze(new FlywayException("migration", full));
    assertThat(engine.getDescription()).contains("disk of the database is full");
    assertThat(migration.getDescription()).isEqualTo(engine.getDescription());
  }

  private static void check(String url, String password) {
    DataSource server = new PatientDataSource(serverAt(url));
    DatabaseCheck.check(server, "tocsin", password);
  }

  private static DataSource serverAt(String url) {
    PGSimpleDataSource server = new PGSimpleDataSource();
    server.setUrl(url);
    return server;
  }
}
