package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;
import static org.tocsin.testkit.Tempo.SEV3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.Modeler;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** A team leads its mild incidents in its own way, and its severe ones as everybody does. */
@StoryTest
class TeamProcessStory {
  @Autowired World world;
  @Autowired Alertmanager alertmanager;
  @Autowired Duties duties;
  @Autowired Modeler modeler;

  @BeforeEach
  void thereIsATeamOfTheGarden() {
    duties.change(
        document -> {
          ObjectNode team = document.withArray("/teams").addObject().put("id", "garden");
          team.putObject("duties").putArray("primary").add("person:ada");
          document.withArray("/services").addObject().put("id", "roses").put("team", "garden");
        });
    String common = modeler.open("processes/incident/sev3-response.bpmn");
    String own =
        common
            .replace("\"sev3-response\"", "\"sev3-response-garden\"")
            .replace("name=\"Coordinate\"", "name=\"Ask the gardener\"");
    assertThat(modeler.deploy("sev3-response-garden.bpmn", own).getStatusCode())
        .isEqualTo(HttpStatus.OK);
  }

  @Test
  void aMildIncidentOfTheTeamIsLedByItsOwnModel() {
    alertmanager.fires("roses", SEV3.label(), "Mildew");
    IncidentNumber number = world.number();
    assertThat(world.processOf(number)).isEqualTo("sev3-response-garden");
    world.acknowledges("ada");
    world.completes("ada", "Triage", Answers.triage(SEV3.usersAffected()));
    assertThat(world.openTaskNames()).containsExactly("Ask the gardener");
  }

  @Test
  void aSevereIncidentOfTheTeamIsLedByTheCommonModel() {
    alertmanager.fires("roses", SEV1.label(), "Fire");
    assertThat(world.processOf(world.number())).isEqualTo("sev1-response");
  }

  @Test
  void aMildIncidentOfAnotherTeamIsLedByTheCommonModel() {
    assertThat(world.processOf(world.opened(SEV3))).isEqualTo("sev3-response");
  }

  @Test
  void anIncidentMovesOutOfTheTeamsOwnModelAndBackIntoIt() {
    alertmanager.fires("roses", SEV3.label(), "Mildew");
    IncidentNumber number = world.number();
    world.acknowledges("ada");
    world.setsSeverity(number, SEV1, "All of them.");
    assertThat(world.processOf(number)).isEqualTo("sev1-response");

    world.setsSeverity(number, SEV3, "Only one.");
    assertThat(world.processOf(number)).isEqualTo("sev3-response-garden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sev1-response", "sev2-response"})
  void noTeamHasItsOwnModelForASevereIncident(String process) {
    String own =
        modeler
            .open("processes/incident/" + process + ".bpmn")
            .replace("\"" + process + "\"", "\"" + process + "-garden\"");
    ResponseEntity<String> answer = modeler.deploy(process + "-garden.bpmn", own);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody()).contains("a team has no process of its own for a SEV");
  }

  @Test
  void aModelOfATeamThatDoesNotExistIsRefused() {
    String own =
        modeler
            .open("processes/incident/sev3-response.bpmn")
            .replace("\"sev3-response\"", "\"sev3-response-gardn\"");
    ResponseEntity<String> answer = modeler.deploy("sev3-response-gardn.bpmn", own);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody()).contains("the directory has no such team");
  }

  @Test
  void theModelOfATeamThatIsGoneSinceHindersNobody() {
    duties.change(
        document -> {
          document.withArray("/teams").removeIf(team -> team.get("id").asText().equals("garden"));
          document
              .withArray("/services")
              .removeIf(service -> service.get("id").asText().equals("roses"));
        });
    String common = modeler.open("processes/incident/sev3-response.bpmn");
    assertThat(modeler.deploy("sev3-response.bpmn", common).getStatusCode())
        .isEqualTo(HttpStatus.OK);
  }
}
