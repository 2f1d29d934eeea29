package org.tocsin.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tocsin.engine.account.Accounts;
import org.tocsin.engine.repair.Repairs;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** What people can and cannot do to a running incident past the console. */
@StoryTest
class EngineSurfaceTest {
  @Autowired World world;
  @Autowired Alertmanager alertmanager;
  @Autowired TestRestTemplate http;
  @Autowired Accounts accounts;
  @Autowired Repairs repairs;

  @BeforeEach
  void peopleWithPasswords() {
    List.of("ada", "ben", "chen", "erin").forEach(p -> accounts.setPassword(p, World.PASSWORD));
  }

  @Test
  void aResponderCannotWearOutTheTimersOfAnIncident() {
    IncidentNumber number = world.acknowledged(SEV1);
    JsonNode jobs = get("admin", "/engine-rest/job");
    assertThat(jobs).isNotEmpty();
    for (JsonNode job : jobs) {
      String path = "/engine-rest/job/" + job.get("id").asText();
      for (int i = 0; i < 8; i++) {
        assertThat(call("chen", HttpMethod.POST, path + "/execute", "{}")).isEqualTo(403);
      }
      assertThat(call("chen", HttpMethod.PUT, path + "/retries", "{\"retries\": 0}"))
          .isEqualTo(403);
      assertThat(call("chen", HttpMethod.PUT, path + "/duedate", "{\"duedate\": null}"))
          .isEqualTo(403);
      assertThat(call("chen", HttpMethod.PUT, path + "/suspended", "{\"suspended\": true}"))
          .isEqualTo(403);
      assertThat(call("chen", HttpMethod.DELETE, path, "")).isEqualTo(403);
    }
    assertThat(get("admin", "/engine-rest/job")).isEqualTo(jobs);
    world.untilMinute(6);
    assertThat(world.paged(number)).contains("ben as secondary at PT5M");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest/task/{task}/complete",
        "/engine-rest/task/{task}/complete/",
        "/engine-rest/task/{task}/%63omplete",
        "/engine-rest/task/{task}/complete;a=b",
        "/engine-rest//task/{task}/complete",
        "/engine-rest/task/x/../{task}/complete",
        "/engine-rest/task/{task}/resolve",
        "/engine-rest/task/{task}/variables",
        "/engine-rest/task/{task}/localVariables",
        "/engine-rest/task/{task}/bpmnError",
        "/engine-rest/task/{task}/bpmnEscalation",
        "/engine-rest/task/{task}/delegate",
        "/engine-rest/engine/default/task/{task}/complete",
      })
  void noOtherAddressThanTheFormChangesVariablesOrEndsATask(String path) {
    IncidentNumber number = world.acknowledged(SEV1);
    String task = world.theTask("Triage").id();
    String body =
        """
        {"variables": {"severity": {"value": 7}}, "modifications": {"severity": {"value": 7}},
         "bpmnError": "false-alarm", "errorCode": "false-alarm", "userId": "chen"}
        """;
    int status = call("chen", HttpMethod.POST, path.replace("{task}", task), body);
    assertThat(status).isIn(400, 403);
    assertThat(world.theTask("Triage").id()).isEqualTo(task);
    assertThat(world.incident(number).severity().name()).isEqualTo("SEV1");
    world.untilMinute(6);
    assertThat(world.paged(number)).contains("ben as secondary at PT5M");
  }

  @Test
  void aFormTakesNoVariableThatItDoesNotDeclare() {
    world.acknowledged(SEV1);
    String path = "/engine-rest/task/" + world.theTask("Triage").id();
    for (String address : List.of(path + "/submit-form", path + "/submit-form/")) {
      ResponseEntity<String> answer =
          exchange(
              "ada",
              HttpMethod.POST,
              address,
              "{\"variables\": {\"responder\": {\"value\": \"chen\"}}}");
      assertThat(answer.getStatusCode().value()).isEqualTo(400);
      assertThat(answer.getBody()).contains("has no field 'responder'");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT    | /engine-rest/task/{task}                   | {\"name\": \"Nothing to do\"}",
        "POST   | /engine-rest/task/{task}/identity-links    | {\"userId\": \"chen\", \"type\": \"candidate\"}",
        "DELETE | /engine-rest/task/{task}                   | {}",
        "DELETE | /engine-rest/task/{task}/comment           | {}",
        "PUT    | /engine-rest/task/{task}/comment           | {\"id\": \"x\", \"message\": \"Never said\"}",
        "PUT    | /engine-rest/user/chen/credentials         | {\"password\": \"x\"}",
        "PUT    | /engine-rest/user/chen/profile             | {\"firstName\": \"Ada\"}",
        "DELETE | /engine-rest/user/chen                     | {}",
        "POST   | /engine-rest/user/create                   | {\"profile\": {\"id\": \"mallory\"}}",
        "POST   | /engine-rest/message                       | {\"messageName\": \"incident.false-alarm\"}",
        "POST   | /engine-rest/signal                        | {\"name\": \"x\"}",
        "POST   | /engine-rest/external-task/fetchAndLock    | {\"workerId\": \"x\", \"maxTasks\": 9}",
        "PUT    | /engine-rest/process-definition/suspended  | {\"suspended\": true}",
        "POST   | /engine-rest/batch                         | {}",
        "GET    | /engine-rest/metrics                       | {}",
      })
  void nobodyNotEvenAnAdministratorIsOffered(String method, String path, String body) {
    world.acknowledged(SEV1);
    String address = path.replace("{task}", world.theTask("Triage").id());
    for (String person : List.of("chen", "admin")) {
      assertThat(call(person, HttpMethod.valueOf(method), address, body)).as(person).isEqualTo(403);
    }
  }

  @Test
  void aResponderTakesOverATaskAndTheTimelineSaysSo() {
    IncidentNumber number = world.acknowledged(SEV1);
    String path = "/engine-rest/task/" + world.theTask("Triage").id();
    assertThat(call("ben", HttpMethod.POST, path + "/assignee", "{\"userId\": \"ben\"}"))
        .isEqualTo(204);
    assertThat(world.told(number, "task-assigned"))
        .containsExactly("ben took the task “Triage” from ada.");
  }

  @Test
  void onlyACommanderGivesATaskToSomebodyElse() {
    IncidentNumber number = world.acknowledged(SEV1);
    String path = "/engine-rest/task/" + world.theTask("Triage").id();
    assertThat(call("ben", HttpMethod.POST, path + "/assignee", "{\"userId\": \"chen\"}"))
        .isEqualTo(403);
    assertThat(call("ben", HttpMethod.POST, path + "/claim", "{\"userId\": \"chen\"}"))
        .isEqualTo(403);
    assertThat(call("ben", HttpMethod.POST, path + "/unclaim", "{}")).isEqualTo(403);
    assertThat(call("erin", HttpMethod.POST, path + "/assignee", "{\"userId\": \"chen\"}"))
        .isEqualTo(204);
    assertThat(world.told(number, "task-assigned"))
        .containsExactly("erin assigned the task “Triage” to chen from ada.");
  }

  @Test
  void anAdministratorSaysWhyBeforeTheyRepair() {
    IncidentNumber number = world.acknowledged(SEV1);
    String job =
        get("admin", "/engine-rest/job?processDefinitionKey=sev1-response")
            .get(0)
            .get("id")
            .asText();
    String path = "/engine-rest/job/" + job + "/retries";
    ResponseEntity<String> refused = exchange("admin", HttpMethod.PUT, path, "{\"retries\": 5}");
    assertThat(refused.getStatusCode().value()).isEqualTo(409);
    assertThat(refused.getBody()).contains("start a repair at /repair");

    repairs.start("admin", "The mail server was down.");
    assertThat(call("admin", HttpMethod.PUT, path, "{\"retries\": 5}")).isEqualTo(204);
    assertThat(world.told(number, "repaired"))
        .containsExactly(
            "admin set the retries of a job of sev1-response: 5. Reason: The mail server was down.");
  }

  @Test
  void aRepairEndsAfterHalfAnHour() {
    world.acknowledged(SEV1);
    repairs.start("admin", "The mail server was down.");
    world.minutesPass(31);
    String job =
        get("admin", "/engine-rest/job?processDefinitionKey=sev1-response")
            .get(0)
            .get("id")
            .asText();
    assertThat(
            call(
                "admin",
                HttpMethod.PUT,
                "/engine-rest/job/" + job + "/retries",
                "{\"retries\": 5}"))
        .isEqualTo(409);
  }

  @Test
  void alertTextIsNotMarkdownInAForm() {
    alertmanager.fires(
        "checkout", "critical", "![x](http://evil.test/p.png) <b>[Sign in](http://evil.test)");
    world.acknowledges("ada");
    JsonNode variables =
        get("ada", "/engine-rest/task/" + world.theTask("Triage").id() + "/form-variables");
    assertThat(variables.at("/title/value").asText())
        .contains("!&#91;x&#93;(http://evil.test/p.png)", "&lt;b>&#91;Sign in&#93;")
        .doesNotContain("[", "<");
  }

  @Test
  void whatAPersonTypedIsNotChangedInItsField() {
    world.triaged(SEV1);
    world.completes("ada", "Coordinate", Answers.coordinate());
    JsonNode form =
        get("ada", "/engine-rest/task/" + world.theTask("Mitigate").id() + "/form-variables");
    assertThat(form.at("/severity/value").asText()).isEqualTo("SEV1");
  }

  private int call(String person, HttpMethod method, String path, String body) {
    return exchange(person, method, path, body).getStatusCode().value();
  }

  /** As written: no part of the address is encoded or put right on the way. */
  private ResponseEntity<String> exchange(
      String person, HttpMethod method, String path, String body) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return http.withBasicAuth(person, World.PASSWORD)
        .exchange(
            URI.create(http.getRootUri() + path),
            method,
            new HttpEntity<>(body, headers),
            String.class);
  }

  private JsonNode get(String person, String path) {
    return http.withBasicAuth(person, World.PASSWORD).getForObject(path, JsonNode.class, Map.of());
  }
}
