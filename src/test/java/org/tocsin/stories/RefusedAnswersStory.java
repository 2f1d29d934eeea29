package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Answers.with;
import static org.tocsin.testkit.Answers.without;
import static org.tocsin.testkit.Tempo.SEV1;
import static org.tocsin.testkit.Tempo.SEV3;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** What a form does not let pass the server does not either; then nothing at all has happened. */
@StoryTest
class RefusedAnswersStory {
  private static final String TOO_LONG = "x".repeat(4001);

  @Autowired World world;
  @Autowired TestRestTemplate http;

  @Test
  void anAcknowledgementHasRoomForAShortNote() {
    world.opened(SEV1);
    assertThat(refusal("Acknowledge", Map.of("acknowledgeNote", "x".repeat(256))))
        .isEqualTo("The note has to fit into 255 characters.");

    world.completes("ada", "Acknowledge", Map.of("acknowledgeNote", "On my way."));
    assertThat(world.told(world.number(), "acknowledged"))
        .containsExactly("ada acknowledged and is the responder. On my way.");
  }

  @Test
  void triageAsksWhetherItIsReal() {
    world.acknowledged(SEV1);
    Map<String, Object> triage = Answers.triage(40);
    String sentence = "Say whether it is a real incident: yes or no.";
    assertThat(refusal("Triage", without("realIncident", triage))).isEqualTo(sentence);
    assertThat(refusal("Triage", with("realIncident", "", triage))).isEqualTo(sentence);
    assertThat(refusal("Triage", with("realIncident", "perhaps", triage))).isEqualTo(sentence);
  }

  @Test
  void triageAsksWhetherTheAlertWasActionable() {
    world.acknowledged(SEV1);
    assertThat(refusal("Triage", without("actionable", Answers.triage(40))))
        .isEqualTo("Say whether the alert was actionable: yes or no.");
    assertThat(refusal("Triage", without("actionable", Answers.falseAlarm())))
        .isEqualTo("Say whether the alert was actionable: yes or no.");
  }

  @Test
  void triageAsksWhatIsWrong() {
    world.acknowledged(SEV1);
    Map<String, Object> triage = Answers.triage(40);
    assertThat(refusal("Triage", without("summary", triage))).isEqualTo("Say what is wrong.");
    assertThat(refusal("Triage", with("summary", "  ", triage))).isEqualTo("Say what is wrong.");
    assertThat(refusal("Triage", with("summary", TOO_LONG, triage)))
        .isEqualTo("What is wrong has to fit into 4000 characters.");
  }

  @Test
  void triageAsksHowManyUsersAreAffected() {
    world.acknowledged(SEV1);
    String sentence = "Say which share of the users is affected: 0 to 100 percent.";
    assertThat(refusal("Triage", without("usersAffectedPercent", Answers.triage(40))))
        .isEqualTo(sentence);
    assertThat(refusal("Triage", Answers.triage(-1))).isEqualTo(sentence);
    assertThat(refusal("Triage", Answers.triage(101))).isEqualTo(sentence);
    assertThat(refusal("Triage", with("usersAffectedPercent", "many", Answers.triage(0))))
        .isEqualTo("The variable 'usersAffectedPercent' is not a number");
  }

  @Test
  void whoOverrulesTheTableSaysWhy() {
    world.acknowledged(SEV1);
    assertThat(refusal("Triage", Answers.overrule("SEV2", " ")))
        .isEqualTo("Say why you overrule the table.");
    assertThat(refusal("Triage", Answers.overrule("urgent", "Because.")))
        .isEqualTo("A severity is written SEV1, SEV2 or SEV3.");
    assertThat(refusal("Triage", Answers.overrule("SEV9", "Because.")))
        .isEqualTo("There is no process for the severity SEV9.");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    world.acknowledged(SEV1);
    assertThat(refusal("Triage", Map.of()))
        .contains("Say whether it is a real incident: yes or no.")
        .contains("Say whether the alert was actionable: yes or no.")
        .contains("Say what is wrong.");
  }

  @Test
  void coordinationAsksWhoDoesWhat() {
    world.triaged(SEV3);
    assertThat(refusal("Coordinate", Map.of())).isEqualTo("Say who does what.");
    assertThat(refusal("Coordinate", Map.of("plan", TOO_LONG)))
        .isEqualTo("Who does what has to fit into 4000 characters.");
    assertThat(refusal("Coordinate", with("channel", "x".repeat(256), Answers.coordinate())))
        .isEqualTo("The channel has to fit into 255 characters.");
  }

  @Test
  void mitigationAsksWhatStoppedTheDamageAndWhetherCustomersCanWork() {
    world.triaged(SEV3);
    world.completes("ada", "Coordinate", Answers.coordinate());
    Map<String, Object> mitigate = Answers.mitigate();
    assertThat(refusal("Mitigate", without("mitigation", mitigate)))
        .isEqualTo("Say what stopped the damage.");
    String sentence = "Mitigated means that customers can work again: confirm it.";
    assertThat(refusal("Mitigate", with("customersWorking", false, mitigate))).isEqualTo(sentence);
    assertThat(refusal("Mitigate", without("customersWorking", mitigate))).isEqualTo(sentence);
    assertThat(refusal("Mitigate", with("customersWorking", "", mitigate))).isEqualTo(sentence);
  }

  @Test
  void resolutionAsksForCauseFixAndHowOneKnows() {
    world.mitigated(SEV3);
    Map<String, Object> resolve = Answers.resolve("no");
    assertThat(refusal("Resolve", without("cause", resolve))).isEqualTo("Name the cause.");
    assertThat(refusal("Resolve", without("fix", resolve))).isEqualTo("Name the fix.");
    assertThat(refusal("Resolve", without("backToNormal", resolve)))
        .isEqualTo("Say how you know that it is back to normal.");
    assertThat(refusal("Resolve", with("postmortem", "maybe", resolve)))
        .isEqualTo("Say whether a postmortem is wanted: yes or no.");
  }

  @Test
  void aPostmortemAnswersFourQuestions() {
    world.resolved(SEV1);
    Map<String, Object> postmortem = Answers.postmortem("");
    assertThat(refusal("Write postmortem", without("whatHappened", postmortem)))
        .isEqualTo("Say what happened.");
    assertThat(refusal("Write postmortem", without("impact", postmortem)))
        .isEqualTo("Say what the impact was.");
    assertThat(refusal("Write postmortem", without("wentWell", postmortem)))
        .isEqualTo("Say what went well.");
    assertThat(refusal("Write postmortem", without("wentBadly", postmortem)))
        .isEqualTo("Say what went badly.");
  }

  @Test
  void aFollowUpHasATaskAnOwnerAndADay() {
    world.resolved(SEV1);
    assertThat(refusal("Write postmortem", Answers.postmortem("Add an alert")))
        .isEqualTo("The follow-up 'Add an alert' is not written as: what; who; due.");
    assertThat(refusal("Write postmortem", Answers.postmortem("Add an alert; ben; soon")))
        .isEqualTo(
            "The follow-up 'Add an alert; ben; soon' has no day such as 2026-12-01 at its end.");
    assertThat(refusal("Write postmortem", Answers.postmortem("Add an alert; zoe; 2026-12-01")))
        .isEqualTo(
            "The follow-up 'Add an alert' has the owner 'zoe', whom the directory does not know.");
    assertThat(
            refusal(
                "Write postmortem",
                Answers.postmortem("Add an alert; ben; 2026-12-01\n".repeat(51))))
        .isEqualTo("There are more than 50 follow-ups; keep those that matter.");
  }

  @Test
  void aReviewSaysYesOrNamesTheChanges() {
    world.resolved(SEV1);
    world.completes("ada", "Write postmortem", Answers.postmortem(""));
    assertThat(refusal("Review postmortem", Map.of()))
        .isEqualTo("Say whether you approve: yes or no.");
    assertThat(refusal("Review postmortem", Map.of("approved", "no")))
        .isEqualTo("Say which changes you want.");

    world.completes("erin", "Review postmortem", Answers.sendBack("Who noticed first?"));
    world.completes("ada", "Write postmortem", Answers.postmortem(""));
    assertThat(refusal("Review postmortem", Map.of()))
        .isEqualTo("Say whether you approve: yes or no.");
    assertThat(refusal("Review postmortem", Map.of("approved", "no")))
        .isEqualTo("Say which changes you want.");
  }

  @Test
  void whoWaivesAFollowUpSaysWhy() {
    world.learned(SEV1, "Add an alert; ben; 2026-12-01");
    assertThat(refusal("Do follow-up", Map.of())).isEqualTo("Say whether it is done or waived.");
    assertThat(refusal("Do follow-up", Map.of("outcome", "waived")))
        .isEqualTo("Say why it is waived.");
  }

  @Test
  void nobodyFillsInWhatTheFormDoesNotAsk() {
    world.acknowledged(SEV1);
    assertThat(refusal("Triage", with("responder", "mallory", Answers.triage(40))))
        .isEqualTo("The form of this task has no field 'responder'.");
  }

  @Test
  void theEnginesOwnInterfaceSaysTheSame() {
    world.acknowledged(SEV1);
    ResponseEntity<String> answer =
        http.withBasicAuth("admin", World.PASSWORD)
            .postForEntity(
                "/engine-rest/task/%s/submit-form".formatted(world.theTask("Triage").id()),
                Map.of(
                    "variables",
                    Map.of(
                        "realIncident", Map.of("value", "perhaps"),
                        "actionable", Map.of("value", "yes"),
                        "summary", Map.of("value", "Orders fail."))),
                String.class);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody())
        .contains("Say which share of the users is affected: 0 to 100 percent.")
        .contains("Say whether it is a real incident: yes or no.");
    assertThat(world.openTaskNames()).containsExactly("Triage");
  }

  private String refusal(String task, Map<String, Object> answers) {
    return world.refusal("ada", task, answers);
  }
}
