package org.tocsin.testkit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is on call, for stories in which somebody is missing. */
@Component
public class Duties {
  private final JdbcClient database;
  private @Nullable List<Map<String, Object>> usual;

  Duties(JdbcClient database) {
    this.database = database;
  }

  void startOver() {
    if (usual == null) {
      usual = database.sql("select team, duty, person from oncall_duties").query().listOfRows();
    }
    database.sql("delete from oncall_duties").update();
    for (Map<String, Object> duty : usual) {
      database
          .sql("insert into oncall_duties (team, duty, person) values (:team, :duty, :person)")
          .params(duty)
          .update();
    }
  }

  /** Nobody holds this duty of the team any more. */
  public void nobodyIs(String duty, String team) {
    database
        .sql("delete from oncall_duties where duty = :duty and team = :team")
        .param("duty", duty)
        .param("team", team)
        .update();
  }

  /** One more person holds this duty of the team. */
  public void alsoIs(String person, String duty, String team) {
    database
        .sql("insert into oncall_duties (team, duty, person) values (:team, :duty, :person)")
        .param("team", team)
        .param("duty", duty)
        .param("person", person)
        .update();
  }
}
