package org.tocsin.engine.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.testkit.Tempo.SEV1;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.engine.account.Accounts;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** The engine itself takes only answers that a form asks for, whatever stands before it. */
@StoryTest
class FormSubmissionTest {
  @Autowired World world;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired IdentityService identity;

  @BeforeEach
  void adaHasAcknowledgedAndIsSignedIn() {
    world.acknowledged(SEV1);
    identity.setAuthentication("ada", List.of(Accounts.RESPONDER));
  }

  @AfterEach
  void signOut() {
    identity.clearAuthentication();
  }

  @Test
  void aVariableThatTheFormDoesNotDeclareIsRefused() {
    String task = world.theTask("Triage").id();
    Map<String, Object> answers = new HashMap<>(Answers.triage(40));
    answers.put("severity", 7);
    assertThatThrownBy(() -> forms.submitTaskForm(task, answers))
        .hasMessageContaining("The form of this task has no field 'severity'.");
    assertThat(world.theTask("Triage").id()).isEqualTo(task);
  }

  @Test
  void aTaskIsNotCompletedPastItsForm() {
    String task = world.theTask("Triage").id();
    assertThatThrownBy(() -> tasks.complete(task, Answers.triage(40)))
        .hasMessageContaining("Complete this task with its form.");
    assertThat(world.theTask("Triage").id()).isEqualTo(task);
  }

  @Test
  void aSubmissionThatFailedOpensNoWayPastTheForm() {
    String task = world.theTask("Triage").id();
    assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of("realIncident", "perhaps")))
        .hasMessageContaining("Say whether the alert was actionable: yes or no.");
    assertThatThrownBy(() -> tasks.complete(task, Answers.triage(40)))
        .hasMessageContaining("Complete this task with its form.");
  }
}
