package org.tocsin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.tocsin.testkit.StoryTest;

/** A server that comes back is asked again at once; one that says no has said it. */
@StoryTest
class PatientDataSourceTest {
  @Autowired DataSource database;

  @Test
  void aServerThatIsNotThereYetIsAskedAgainUntilItIs() throws SQLException {
    try (Connection connection = connect("08001", "57P03")) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @Test
  void aPasswordThatIsWrongIsNotTriedAgain() {
    assertThatThrownBy(() -> connect("28P01"))
        .isInstanceOf(SQLException.class)
        .hasMessage("refused with 28P01");
  }

  private Connection connect(String... refusals) throws SQLException {
    Deque<String> states = new ArrayDeque<>(List.of(refusals));
    DataSource server =
        new DelegatingDataSource(database) {
          @Override
          public Connection getConnection(String user, String password) throws SQLException {
            if (!states.isEmpty()) {
              String state = states.removeFirst();
              throw new SQLException("refused with " + state, state);
            }
            return super.getConnection();
          }
        };
    return new PatientDataSource(server).getConnection("tocsin", "secret");
  }
}
