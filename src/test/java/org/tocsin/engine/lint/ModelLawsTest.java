package org.tocsin.engine.lint;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import org.camunda.bpm.model.xml.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each law, by a shipped model that keeps it and a small change that breaks it. */
class ModelLawsTest {
  private static final String SEV1 = "processes/incident/sev1-response.bpmn";
  private static final String SEV3 = "processes/incident/sev3-response.bpmn";
  private static final String PAGE = "processes/paging/page.bpmn";
  private static final String DELIVER = "processes/paging/deliver.bpmn";
  private static final String NOTIFY = "processes/paging/notify.bpmn";
  private static final String FOLLOW_UP = "processes/postmortem/follow-up.bpmn";
  private static final String SEVERITY = "processes/incident/severity.dmn";
  private static final String ACKNOWLEDGE = "forms/paging/acknowledge.form";

  private static final Models SHIPPED = Models.shipped();

  @Test
  void theShippedModelsKeepAllLaws() {
    assertThat(SHIPPED.breaches()).isEmpty();
  }

  // 1 one file is one process

  @Test
  void aProcessIsCalledAsItsFile() {
    assertThat(breaches(NOTIFY, "<bpmn:process id=\"notify\"", "<bpmn:process id=\"tell\""))
        .containsExactly(
            in(NOTIFY, "the process 'Notify' (tell) is not called as its file;")
                + " its id has to be notify.");
  }

  @Test
  void aProcessIsExecutable() {
    assertThat(breaches(NOTIFY, "isExecutable=\"true\"", "isExecutable=\"false\""))
        .containsExactly(
            in(NOTIFY, "the process 'Notify' (notify) is not executable;")
                + " switch on 'Executable'.");
  }

  @Test
  void aProcessSaysHowLongItsHistoryIsKept() {
    assertThat(breaches(NOTIFY, "camunda:historyTimeToLive=\"P180D\"", ""))
        .containsExactly(
            in(NOTIFY, "the process 'Notify' (notify) has no 'Time to live' of its history;")
                + " give it one such as P365D.");
  }

  @Test
  void aProcessSaysWhatItIsFor() {
    String text = String.valueOf(SHIPPED.files().get(NOTIFY));
    String mute = text.replaceFirst("(?s)<bpmn:documentation>.*?</bpmn:documentation>", "");
    assertThat(SHIPPED.with(NOTIFY, mute).breaches())
        .containsExactly(
            in(NOTIFY, "the process 'Notify' (notify) has no documentation;")
                + " say what it is for and who owns it.");
  }

  @Test
  void oneFileIsOneProcess() {
    assertThat(breaches(NOTIFY, "</bpmn:process>", "</bpmn:process><bpmn:process id=\"more\" />"))
        .contains(in(NOTIFY, "there are 2 processes; one file is one process."));
  }

  @Test
  void idsAreUniqueInAFile() {
    Models models = SHIPPED.with(NOTIFY, "id=\"end_told\"", "id=\"start_noticeWanted\"");
    assertThatThrownBy(models::breaches)
        .isInstanceOf(ModelException.class)
        .hasMessageContainingAll(NOTIFY, "start_noticeWanted");
  }

  @Test
  void idsAreUniqueInADeployment() {
    Models twins = SHIPPED.with("copies/notify.bpmn", String.valueOf(SHIPPED.files().get(NOTIFY)));
    assertThat(twins.breaches())
        .containsExactly("There are two files with the process notify; keep one.");
  }

  // 2 the vocabulary

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          scriptTask     | script task     | models name verbs and plain data, never code
          receiveTask    | receive task    | let a message say what has happened
          task           | task            | choose what kind of task it is
          manualTask     | manual task     | make it a user task
          transaction    | transaction     | make it a plain sub-process
          adHocSubProcess| ad hoc sub-process | make it a plain sub-process and draw the order
          complexGateway | complex gateway | it is not among the words these models are written with
          """)
  void aModelHasNoStepOfThisKind(String step, String words, String reason) {
    String drawn = "<bpmn:%s id=\"task_x\" name=\"X\" /><bpmn:endEvent id=\"end_told\"";
    assertThat(breaches(NOTIFY, "<bpmn:endEvent id=\"end_told\"", drawn.formatted(step)))
        .contains(in(NOTIFY, "the %s 'X' (task_x) is not allowed; %s.".formatted(words, reason)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <camunda:executionListener event="start" class="org.x.Y" />
          <camunda:taskListener event="complete" expression="${x}" />
          <camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector>
          """)
  void aStepHasNoListenerAndNoConnector(String code) {
    String element = code.substring(1, code.indexOf(code.contains(" ") ? ' ' : '>'));
    String name = element.replaceAll(">.*", "");
    assertThat(breaches(DELIVER, "<bpmn:extensionElements>", "<bpmn:extensionElements>" + code))
        .contains(
            in(DELIVER, "the service task 'Choose next way' (task_chooseWay) may not contain ")
                + name
                + "; models name verbs and plain data, never code.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"signal", "conditional"})
  void whatHasHappenedIsSaidByAMessage(String kind) {
    String definition = kind + "EventDefinition";
    assertThat(
            breaches(
                FOLLOW_UP,
                "<bpmn:outgoing>flow_followUpOpened_readFollowUp</bpmn:outgoing>",
                "<bpmn:outgoing>flow_followUpOpened_readFollowUp</bpmn:outgoing>"
                    + eventDefinition(kind)))
        .contains(
            in(FOLLOW_UP, "the start event 'Follow-up opened' (start_followUpOpened)")
                + " may not contain bpmn:%s; let a message say what has happened."
                    .formatted(definition));
  }

  private static String eventDefinition(String kind) {
    return kind.equals("signal")
        ? "<bpmn:signalEventDefinition />"
        : "<bpmn:conditionalEventDefinition><bpmn:condition /></bpmn:conditionalEventDefinition>";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          camunda:class="org.x.Y"           | camunda:class='org.x.Y'
          camunda:expression="${x}"         | camunda:expression='${x}'
          camunda:type="shell"              | camunda:type='shell'
          implementation="java"             | implementation='java'
          """)
  void aStepNamesNoCode(String attribute, String quoted) {
    assertThat(
            breaches(DELIVER, "<bpmn:serviceTask id=", "<bpmn:serviceTask " + attribute + " id="))
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith(
                        in(DELIVER, "the service task 'Choose next way' (task_chooseWay)")
                            + " may not have "
                            + quoted
                            + "; "));
  }

  @Test
  void theOlderNameOfTheCamundaNamespaceIsNoWayAround() {
    assertThat(
            breaches(
                DELIVER,
                "<bpmn:serviceTask id=",
                "<bpmn:serviceTask xmlns:old=\"http://activiti.org/bpmn\" old:class=\"X\" id="))
        .contains(
            in(DELIVER, "the service task 'Choose next way' (task_chooseWay)")
                + " may not have old:class='X'; models name verbs and plain data, never code.");
  }

  @Test
  void aConditionIsNoScript() {
    assertThat(
            breaches(
                DELIVER, "<bpmn:conditionExpression", "<bpmn:conditionExpression language=\"js\""))
        .containsExactly(
            in(DELIVER, "the sequence flow 'no' (flow_wayLeft_no) may not have language='js';")
                + " models name verbs and plain data, never code.");
  }

  @Test
  void anInputIsNoScript() {
    assertThat(
            breaches(
                PAGE,
                "<camunda:inputParameter name=\"role\">${level.role}",
                "<camunda:inputParameter name=\"role\">"
                    + "<camunda:script scriptFormat=\"js\">1</camunda:script>"))
        .contains(
            in(PAGE, "the service task 'Page level' (task_pageLevel) may not contain")
                + " camunda:script; models name verbs and plain data, never code.");
  }

  @Test
  void aFormIsAFile() {
    assertThat(breaches(PAGE, "camunda:formRef=\"acknowledge\"", "camunda:formKey=\"embedded:x\""))
        .contains(
            in(PAGE, "the user task 'Acknowledge' (task_acknowledge) may not have")
                + " camunda:formKey='embedded:x';"
                + " a form is a file in forms/, named as 'Camunda Forms'.");
  }

  @Test
  void aStepIsRepeatedForACollectionOnly() {
    assertThat(
            breaches(
                NOTIFY,
                "camunda:collection=\"pages\" camunda:elementVariable=\"page\" />",
                "><bpmn:loopCardinality>9</bpmn:loopCardinality>"
                    + "</bpmn:multiInstanceLoopCharacteristics>"))
        .containsExactly(
            in(NOTIFY, "the call activity 'Deliver notice' (call_deliver) may not contain")
                + " bpmn:loopCardinality;"
                + " a loop is drawn with sequence flows, or goes through a collection.",
            in(NOTIFY, "the call activity 'Deliver notice' (call_deliver) is repeated without")
                + " saying for what; name a collection and an element variable.");
  }

  // 3 work without people

  @ParameterizedTest
  @ValueSource(strings = {"${chooseAnyWay}", "${triageAnswered}", "${changeSeverity}"})
  void aServiceTaskCallsAVerbThatExistsAndIsNoAnswerAndNotOutside(String verb) {
    assertThat(breaches(DELIVER, "${chooseNextWay}", verb))
        .contains(
            in(DELIVER, "the service task 'Choose next way' (task_chooseWay) calls ")
                + verb
                + ", which is no verb.");
  }

  @Test
  void aServiceTaskCallsNothingButAVerb() {
    assertThat(breaches(DELIVER, "camunda:delegateExpression=\"${chooseNextWay}\"", ""))
        .contains(
            in(DELIVER, "the service task 'Choose next way' (task_chooseWay) calls no verb;")
                + " let it call one of docs/verbs.md, as ${pageLevel}.");
  }

  @Test
  void aVerbBeginsATransaction() {
    assertThat(breaches(DELIVER, "camunda:asyncBefore=\"true\"", ""))
        .contains(
            in(DELIVER, "the service task 'Choose next way' (task_chooseWay) does not begin a")
                + " transaction; switch on 'Asynchronous continuations: Before'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "R3/PT10S", "PT10S,later", "PT0S", "${wait}"})
  void aVerbSaysHowItIsRetried(String cycle) {
    assertThat(breaches(DELIVER, "PT2S,PT10S,PT1M,PT5M,PT15M", cycle))
        .contains(
            in(DELIVER, "the service task 'Choose next way' (task_chooseWay) has no")
                + " 'Retry time cycle'; say how long to wait, such as PT2S,PT10S,PT1M.");
  }

  @Test
  void aVerbIsGivenOnlyWhatItAsksFor() {
    assertThat(
            breaches(
                PAGE,
                "<camunda:inputParameter name=\"role\">",
                "<camunda:inputParameter name=\"rule\">"))
        .containsExactly(
            in(PAGE, "the service task 'Page level' (task_pageLevel) gives 'rule', which pageLevel")
                + " does not ask for; it asks for incident, processInstance, severity, ladder, step,"
                + " role, ackWithin, last, reason.");
  }

  @Test
  void anOutsideVerbIsGivenOnlyWhatItAsksFor() {
    assertThat(
            breaches(
                SEV1,
                "<camunda:inputParameter name=\"newSeverity\">",
                "<camunda:inputParameter name=\"severity\">"))
        .containsExactly(
            in(SEV1, "the service task 'Change severity' (task_changeSeverity) gives 'severity',")
                + " which change-severity does not ask for;"
                + " it asks for incident, newSeverity, reason.");
  }

  @Test
  void anExternalTaskHasATopicThatIsServed() {
    assertThat(breaches(DELIVER, "camunda:topic=\"${way}\"", "camunda:topic=\"pigeon\""))
        .containsExactly(
            in(
                    DELIVER,
                    "the service task 'Send page' (task_sendPage) has the topic 'pigeon', which")
                + " nobody serves; there are change-severity, slack-message,"
                + " or a variable such as ${way}.");
  }

  @Test
  void anExternalTaskSaysHowItIsRetried() {
    assertThat(breaches(DELIVER, "name=\"retry\"", "name=\"retries\""))
        .containsExactly(
            in(DELIVER, "the service task 'Send page' (task_sendPage) has no property 'retry';")
                + " say how long to wait, such as PT5S,PT15S,PT30S.");
  }

  @Test
  void theErrorAtTheEndOfTheTriesIsCaught() {
    assertThat(breaches(DELIVER, "errorCode=\"way-failed\"", "errorCode=\"failed\""))
        .containsExactly(
            in(DELIVER, "the service task 'Send page' (task_sendPage) ends with the error")
                + " 'way-failed', which no event of this model catches.",
            in(
                    DELIVER,
                    "the boundary event 'Way failed' (event_wayFailed) catches an error that the")
                + " service task 'Send page' (task_sendPage) never ends with;"
                + " name it there as property 'error'.");
  }

  @Test
  void anErrorThatIsCaughtCanHappen() {
    assertThat(breaches(DELIVER, "<camunda:property name=\"error\" value=\"way-failed\" />", ""))
        .containsExactly(
            in(
                    DELIVER,
                    "the boundary event 'Way failed' (event_wayFailed) catches an error that the")
                + " service task 'Send page' (task_sendPage) never ends with;"
                + " name it there as property 'error'.");
  }

  @Test
  void aMessageIsThrownByAVerb() {
    assertThat(
            breaches(
                NOTIFY,
                "<bpmn:incoming>flow_deliver_told</bpmn:incoming>",
                "<bpmn:incoming>flow_deliver_told</bpmn:incoming><bpmn:messageEventDefinition />"))
        .containsExactly(
            in(NOTIFY, "the end event 'Everybody told' (end_told) calls no verb;")
                + " let it call one of docs/verbs.md, as ${pageLevel}.",
            in(NOTIFY, "the end event 'Everybody told' (end_told) does not begin a transaction;")
                + " switch on 'Asynchronous continuations: Before'.",
            in(NOTIFY, "the end event 'Everybody told' (end_told) has no 'Retry time cycle';")
                + " say how long to wait, such as PT2S,PT10S,PT1M.");
  }

  // 4 work of people

  @Test
  void aUserTaskHasAForm() {
    assertThat(breaches(PAGE, "camunda:formRef=\"acknowledge\"", ""))
        .contains(
            in(PAGE, "the user task 'Acknowledge' (task_acknowledge) has no form;")
                + " name one of the folder forms/ as 'Camunda Forms'.");
  }

  @Test
  void aUserTaskHasAFormThatExists() {
    assertThat(SHIPPED.without(ACKNOWLEDGE).breaches())
        .containsExactly(
            in(PAGE, "the user task 'Acknowledge' (task_acknowledge) has the form 'acknowledge',")
                + " which does not exist.");
  }

  @Test
  void aUserTaskHasTheFormOfItsDeployment() {
    assertThat(
            breaches(
                PAGE, "camunda:formRefBinding=\"deployment\"", "camunda:formRefBinding=\"latest\""))
        .containsExactly(
            in(PAGE, "the user task 'Acknowledge' (task_acknowledge) does not bind its form;")
                + " set 'Binding' to 'deployment'.");
  }

  @Test
  void anInputDoesNotHideWhatItsVerbLeavesBehind() {
    assertThat(
            breaches(
                PAGE,
                "<camunda:inputParameter name=\"role\">${level.role}</camunda:inputParameter>",
                "<camunda:inputParameter name=\"step\">${step}</camunda:inputParameter>"))
        .anyMatch(sentence -> sentence.contains("what it leaves would be lost"));
  }

  @Test
  void aUserTaskSaysWhoMayDoIt() {
    assertThat(breaches(PAGE, "camunda:candidateGroups=\"${team}\"", ""))
        .containsExactly(
            in(PAGE, "the user task 'Acknowledge' (task_acknowledge) has no candidate groups;")
                + " say who may do it, such as ${team},responder.");
  }

  @Test
  void aUserTaskIsDueOrSaysThatItNeverIs() {
    assertThat(breaches(PAGE, "name=\"deadline\"", "name=\"limit\""))
        .containsExactly(
            in(PAGE, "the user task 'Acknowledge' (task_acknowledge) has no due date;")
                + " give it one such as PT15M, or the property 'deadline' = 'none'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "PT0S", "5M", "${now} + 1", "2026-12-01"})
  void aDueDateIsADurationOrAVariable(String due) {
    assertThat(breaches(FOLLOW_UP, "camunda:dueDate=\"${due}\"", "camunda:dueDate=\"" + due + "\""))
        .containsExactly(
            in(FOLLOW_UP, "the user task 'Do follow-up' (task_doFollowUp) is due '" + due + "';")
                + " write a duration such as PT15M, or a variable such as ${due}.");
  }

  // 5 calls

  @ParameterizedTest
  @ValueSource(strings = {"deliverer", "${process}"})
  void aCalledProcessExists(String called) {
    assertThat(breaches(NOTIFY, "calledElement=\"deliver\"", "calledElement=\"" + called + "\""))
        .first(as(STRING))
        .startsWith(
            in(NOTIFY, "the call activity 'Deliver notice' (call_deliver) calls the process")
                + " '%s', which does not exist; there are ".formatted(called))
        .contains("follow-up, ", "sev3-response");
  }

  @Test
  void aCalledProcessBeginsWithAPlainStartEvent() {
    assertThat(breaches(PAGE, "calledElement=\"deliver\"", "calledElement=\"notify\""))
        .contains(
            in(PAGE, "the call activity 'Deliver page' (call_deliver) calls notify,")
                + " which does not begin with a plain start event.");
  }

  @Test
  void aCalledProcessIsThatOfTheSameDeployment() {
    assertThat(breaches(NOTIFY, "camunda:calledElementBinding=\"deployment\"", ""))
        .containsExactly(
            in(NOTIFY, "the call activity 'Deliver notice' (call_deliver) does not bind what it")
                + " calls; set 'Binding' to 'deployment'.");
  }

  @Test
  void aCalledProcessKnowsItsIncident() {
    assertThat(
            breaches(NOTIFY, "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />", ""))
        .containsExactly(
            in(NOTIFY, "the call activity 'Deliver notice' (call_deliver) does not pass the")
                + " incident on; give it the business key #{execution.processBusinessKey}.");
  }

  @Test
  void noProcessCallsItself() {
    assertThat(breaches(PAGE, "calledElement=\"deliver\"", "calledElement=\"page\""))
        .contains("The process page calls itself (page, page); that would never end.");
  }

  @Test
  void noProcessCallsItselfThroughOthers() {
    String call =
        "<bpmn:callActivity id=\"call_back\" calledElement=\"sev1-response\" /><bpmn:endEvent";
    assertThat(breaches(PAGE, "<bpmn:endEvent", call))
        .contains(
            "The process page calls itself (page, sev1-response, page); that would never end.");
  }

  @Test
  void aDecisionThatIsAskedExists() {
    assertThat(
            breaches(
                PAGE,
                "camunda:decisionRef=\"escalation-policy\"",
                "camunda:decisionRef=\"policy\""))
        .containsExactly(
            in(PAGE, "the business rule task 'Look up next level' (task_nextLevel) asks the")
                + " decision 'policy', which does not exist;"
                + " there are alert-routing, escalation-policy, owning-team, severity.");
  }

  @Test
  void aDecisionThatIsAskedIsThatOfTheSameDeployment() {
    assertThat(breaches(PAGE, "camunda:decisionRefBinding=\"deployment\"", ""))
        .containsExactly(
            in(PAGE, "the business rule task 'Look up next level' (task_nextLevel) does not bind")
                + " its decision; set 'Binding' to 'deployment'.");
  }

  @Test
  void theAnswerOfADecisionIsKept() {
    assertThat(breaches(PAGE, "camunda:resultVariable=\"level\"", ""))
        .containsExactly(
            in(PAGE, "the business rule task 'Look up next level' (task_nextLevel) drops the")
                + " answer; name a result variable.");
  }

  @Test
  void theAnswerOfADecisionIsOneRow() {
    assertThat(breaches(PAGE, "camunda:mapDecisionResult=\"singleResult\"", ""))
        .containsExactly(
            in(PAGE, "the business rule task 'Look up next level' (task_nextLevel) keeps its")
                + " answer as a list; set 'Map decision result' to 'singleResult'.");
  }

  // 6 gateways

  @Test
  void aGatewayAsksAQuestion() {
    assertThat(breaches(DELIVER, "name=\"Way left?\"", "name=\"Way left\""))
        .containsExactly(
            in(DELIVER, "the exclusive gateway 'Way left' (gate_wayLeft) is no question;")
                + " let its name end with '?'.");
  }

  @Test
  void eachWayFromAGatewayIsAnAnswer() {
    assertThat(
            breaches(
                DELIVER,
                "id=\"flow_wayLeft_yes\" name=\"yes\"",
                "id=\"flow_wayLeft_yes\" name=\"\""))
        .containsExactly(
            in(DELIVER, "the sequence flow flow_wayLeft_yes answers nothing; name it with an")
                + " answer to the exclusive gateway 'Way left?' (gate_wayLeft).");
  }

  @Test
  void eachWayButTheDefaultHasACondition() {
    assertThat(breaches(DELIVER, "default=\"flow_wayLeft_yes\"", ""))
        .containsExactly(
            in(DELIVER, "the sequence flow 'yes' (flow_wayLeft_yes) has no condition;")
                + " give it one or make it the default.");
  }

  @Test
  void theDefaultHasNoCondition() {
    assertThat(breaches(DELIVER, "default=\"flow_wayLeft_yes\"", "default=\"flow_wayLeft_no\""))
        .contains(
            in(DELIVER, "the sequence flow 'no' (flow_wayLeft_no) is the default and has a")
                + " condition; remove one of the two.");
  }

  @Test
  void everyStepIsReachedAndLeadsOn() {
    assertThat(
            breaches(
                NOTIFY,
                "sourceRef=\"call_deliver\" targetRef=\"end_told\"",
                "sourceRef=\"start_noticeWanted\" targetRef=\"call_deliver\""))
        .containsExactlyInAnyOrder(
            in(NOTIFY, "the call activity 'Deliver notice' (call_deliver) leads nowhere;")
                + " draw a sequence flow from it, if only to an end event.",
            in(NOTIFY, "the end event 'Everybody told' (end_told) is never reached;")
                + " draw a sequence flow to it.");
  }

  @Test
  void everyStepHasAName() {
    assertThat(breaches(NOTIFY, "name=\"Everybody told\"", ""))
        .containsExactly(
            in(NOTIFY, "the end event end_told has no name;")
                + " say what is done, or what has happened.");
  }

  @Test
  void onlyAGatewayAsks() {
    assertThat(
            breaches(
                DELIVER,
                "sourceRef=\"gate_wayLeft\" targetRef=\"gate_reached\"",
                "sourceRef=\"task_chooseWay\" targetRef=\"gate_reached\""))
        .containsExactly(
            in(DELIVER, "the sequence flow 'no' (flow_wayLeft_no) has a condition,")
                + " but leaves no gateway that asks; draw one.");
  }

  // 7 timers

  @Test
  void aTimerSaysItsValue() {
    assertThat(breaches(SEV1, ">PT5M<", ">PT15M<"))
        .containsExactly(
            in(SEV1, "the boundary event '5 minutes' (event_secondaryDue) is set to PT15M;")
                + " let its name say '15 minutes'.");
  }

  @Test
  void aRepeatingTimerSaysHowOften() {
    assertThat(breaches(SEV1, ">R6/PT30M<", ">R7/PT30M<"))
        .containsExactly(
            in(SEV1, "the boundary event 'Every 30 minutes, 6 times' (event_managementDue)")
                + " is set to R7/PT30M; let its name say '7 times'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"R/PT30M", "R0/PT30M", "0 0/30 * * * ?", "R6/30", "${cycle}"})
  void aRepeatingTimerEnds(String cycle) {
    assertThat(breaches(SEV1, ">R6/PT30M<", ">" + cycle + "<"))
        .contains(
            in(SEV1, "the boundary event 'Every 30 minutes, 6 times' (event_managementDue)")
                + " repeats as '%s'; write how often and how far apart, such as R6/PT30M,"
                    .formatted(cycle)
                + " so that it ends.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"five minutes", "PT0S", "PT", "${a + b}"})
  void aTimerCanBeRead(String time) {
    assertThat(breaches(PAGE, ">${answerWithin}<", ">" + time + "<"))
        .containsExactly(
            in(PAGE, "the intermediate catch event 'Not acknowledged in time' (event_ackOverdue)")
                + " waits for '%s'; write a duration such as PT5M, PT4H or P1D.".formatted(time));
  }

  @Test
  void aDateIsAVariable() {
    assertThat(breaches(FOLLOW_UP, ">${due}<", ">2026-12-01T00:00:00Z<"))
        .containsExactly(
            in(FOLLOW_UP, "the boundary event 'Due' (event_followUpLate) has no time;")
                + " give it a duration such as PT5M, or a date as ${due}.");
  }

  // 8 circles: see CycleLawsTest

  @Test
  void noCircleIsWithoutAPause() {
    assertThat(
            SHIPPED
                .with(
                    DELIVER,
                    "sourceRef=\"gate_wayLeft\" targetRef=\"gate_reached\"",
                    "sourceRef=\"gate_wayLeft\" targetRef=\"gate_wayLeft\"")
                .breaches())
        .contains(
            in(DELIVER, "nothing pauses in the circle of the exclusive gateway 'Way left?'")
                + " (gate_wayLeft); let people or a timer wait in it.");
  }

  // 9 expressions: see PlainDataTest

  @Test
  void anExpressionInATextCallsNoMethod() {
    assertThat(breaches(DELIVER, "${way == null}", "${way.trim() == null}"))
        .containsExactly(
            in(DELIVER, "the sequence flow 'no' (flow_wayLeft_no) has the expression")
                + " '${way.trim() == null}', which calls a method; there may be names, dots,"
                + " literals, arithmetic, comparison, and, or, not, empty.");
  }

  @Test
  void anExpressionInAnAttributeCallsNoMethod() {
    assertThat(
            breaches(FOLLOW_UP, "camunda:assignee=\"${owner}\"", "camunda:assignee=\"#{owner()}\""))
        .containsExactly(
            in(FOLLOW_UP, "the user task 'Do follow-up' (task_doFollowUp) has the expression")
                + " '#{owner()}', which calls a method; there may be names, dots,"
                + " literals, arithmetic, comparison, and, or, not, empty.");
  }

  @Test
  void aCommentHidesNoMethod() {
    assertThat(breaches(DELIVER, "${way == null}", "${way.trim<!-- -->()}"))
        .anyMatch(sentence -> sentence.contains("'${way.trim()}', which calls a method"));
  }

  // decisions

  @Test
  void aDecisionIsCalledAsItsFile() {
    String table = String.valueOf(SHIPPED.files().get(SEVERITY));
    assertThat(SHIPPED.with("processes/incident/grave.dmn", table).breaches())
        .containsExactly(
            in("processes/incident/grave.dmn", "no decision is called as the file;")
                + " one has to have the id grave.",
            "There are two files with the decision severity; keep one.");
  }

  @Test
  void aDecisionSaysHowLongItsHistoryIsKept() {
    assertThat(breaches(SEVERITY, "camunda:historyTimeToLive=\"P180D\"", ""))
        .containsExactly(
            in(SEVERITY, "the decision 'Severity' (severity) has no 'Time to live' of its history;")
                + " give it one such as P365D.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"juel", "javascript", "groovy"})
  void aDecisionIsWrittenInFeel(String language) {
    assertThat(
            breaches(
                SEVERITY,
                "<inputEntry id=\"rule_severity_1_overruleSeverity\"",
                "<inputEntry id=\"rule_severity_1_overruleSeverity\" expressionLanguage=\"%s\""
                    .formatted(language)))
        .containsExactly(
            in(SEVERITY, "'rule_severity_1_overruleSeverity' is written in '" + language + "';")
                + " write it in FEEL.");
  }

  @Test
  void aDecisionIsATable() {
    assertThat(
            breaches(
                SEVERITY,
                "<dmndi:DMNDI>",
                "<decision id=\"other\" name=\"Other\" camunda:historyTimeToLive=\"P1D\">"
                    + "<literalExpression><text>1</text></literalExpression></decision>"
                    + "<dmndi:DMNDI>"))
        .containsExactly(
            in(SEVERITY, "there is a literalExpression; write a decision table."),
            in(SEVERITY, "the decision 'Other' (other) is no decision table; make it one."));
  }

  // 10 forms

  @Test
  void aFormCanBeRead() {
    assertThat(SHIPPED.with(ACKNOWLEDGE, "{").breaches())
        .singleElement()
        .asString()
        .startsWith(in(ACKNOWLEDGE, "there is no form that can be read: "));
  }

  @Test
  void aFormIsNotNestedWithoutEnd() {
    String deep = "{\"components\":[".repeat(3_000) + "]}".repeat(3_000);
    assertThat(SHIPPED.with(ACKNOWLEDGE, deep).breaches())
        .singleElement()
        .asString()
        .startsWith(in(ACKNOWLEDGE, "there is no form that can be read: "))
        .contains("nesting depth");
  }

  @Test
  void aFormIsCalledAsItsFile() {
    assertThat(breaches(ACKNOWLEDGE, "\"id\": \"acknowledge\"", "\"id\": \"answer\""))
        .containsExactly(
            in(ACKNOWLEDGE, "the form is not called as its file; the id has to be acknowledge."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "filepicker", "iframe", "button", "dynamiclist"})
  void aFormShowsAndAsksByKnownComponents(String type) {
    assertThat(breaches(ACKNOWLEDGE, "\"type\": \"text\"", "\"type\": \"" + type + "\""))
        .containsExactly(
            in(ACKNOWLEDGE, "there is a component of the type '" + type + "'; use one of")
                + " checkbox, checklist, datetime, group, number, radio, select, separator,"
                + " spacer, taglist, text, textarea, textfield.");
  }

  @Test
  void aFormAsksEachThingOnce() {
    assertThat(breaches("forms/incident/coordinate.form", "\"channel\"", "\"plan\""))
        .containsExactly(in("forms/incident/coordinate.form", "the key 'plan' stands twice."));
  }

  @Test
  void whatAFormAsksForHasAKey() {
    assertThat(breaches(ACKNOWLEDGE, "\"key\": \"acknowledgeNote\",", ""))
        .contains(in(ACKNOWLEDGE, "a textfield has no key; name what it asks for."));
  }

  @Test
  void aFormAsksForWhatItsVerbTakes() {
    assertThat(breaches(ACKNOWLEDGE, "\"key\": \"acknowledgeNote\"", "\"key\": \"note\""))
        .contains(in(ACKNOWLEDGE, "the form asks for 'note', which nobody takes; remove it."));
  }

  @Test
  void theAnswersOfAFormAreTakenByAVerb() {
    assertThat(SHIPPED.with("forms/other.form", "{\"id\": \"other\"}").breaches())
        .containsExactly(in("forms/other.form", "no verb takes the answers of the form other."));
  }

  // 11 severities

  @Test
  void severitiesHaveTheSameStages() {
    assertThat(
            SHIPPED
                .with(SEV3, String.valueOf(SHIPPED.files().get(SEV3)).replace("task_mitigate", "m"))
                .breaches())
        .contains(
            in(SEV3, "the user task 'Mitigate' (task_mitigate) of another severity is missing;")
                + " incidents could not be moved here.",
            in(SEV1, "the user task 'Mitigate' (m) of another severity is missing;")
                + " incidents could not be moved here.");
  }

  @Test
  void severitiesHaveTheirStagesInTheSamePlace() {
    String text = String.valueOf(SHIPPED.files().get(SEV3));
    assertThat(SHIPPED.with(SEV3, text.replace("sub_learn", "sub_review")).breaches())
        .contains(
            in(SEV3, "the user task 'Write postmortem' (task_writePostmortem) is a user task in")
                + " sub_review, but a user task in sub_learn in another severity;"
                + " incidents could not be moved here.");
  }

  @Test
  void severitiesHaveFixedTimes() {
    assertThat(breaches(SEV3, ">PT4H<", ">${patience}<"))
        .containsExactly(
            in(SEV3, "the boundary event '4 hours' (event_secondaryDue) has no fixed time;")
                + " in a severity's process write one such as PT5M.");
  }

  // 12 what runs is what people see

  @Test
  void aModelCanBeRead() {
    String many = "<bpmn:endEvent id=\"end_%d\" />";
    StringBuilder steps = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      steps.append(many.formatted(i));
    }
    assertThat(breaches(NOTIFY, "</bpmn:process>", steps + "</bpmn:process>"))
        .containsExactly(
            in(NOTIFY, "there are 83 steps; people can read 80,")
                + " so move a part into a process of its own.");
  }

  @Test
  void everyStepIsOnTheDiagram() {
    assertThat(breaches(NOTIFY, "bpmnElement=\"end_told\"", "bpmnElement=\"notify\""))
        .containsExactly(
            in(NOTIFY, "the end event 'Everybody told' (end_told) is not on the diagram;")
                + " draw it or remove it.");
  }

  @Test
  void everySequenceFlowIsOnTheDiagram() {
    assertThat(breaches(NOTIFY, "bpmnElement=\"flow_deliver_told\"", "bpmnElement=\"notify\""))
        .containsExactly(
            in(NOTIFY, "the sequence flow flow_deliver_told is not on the diagram;")
                + " draw it or remove it.");
  }

  @Test
  void noMessageIsLeftOver() {
    String message = "<bpmn:message id=\"message_other\" name=\"other\" />";
    assertThat(breaches(NOTIFY, "<bpmn:message id", message + "<bpmn:message id"))
        .containsExactly(
            in(NOTIFY, "the message 'other' (message_other) is not used by any event; remove it."));
  }

  @Test
  void noErrorIsLeftOver() {
    String error = "<bpmn:error id=\"error_other\" errorCode=\"other\" />";
    assertThat(breaches(DELIVER, "<bpmn:error ", error + "<bpmn:error "))
        .containsExactly(in(DELIVER, "the error error_other is not used by any event; remove it."));
  }

  // 13 messages

  @Test
  void aMessageEventHasAName() {
    assertThat(breaches(PAGE, "name=\"Nobody reachable\"", "name=\" \""))
        .containsExactly(
            in(PAGE, "the intermediate catch event event_levelUnreachable has no name;")
                + " say what is done, or what has happened.");
  }

  @Test
  void aMessageHasAName() {
    assertThat(breaches(NOTIFY, "name=\"notice.wanted\"", "name=\"\""))
        .contains(
            in(NOTIFY, "the start event 'Notice wanted' (start_noticeWanted) waits for a message")
                + " without a name; name it as its sender does.");
  }

  private static List<String> breaches(String file, String before, String after) {
    return SHIPPED.with(file, before, after).breaches();
  }

  private static String in(String file, String sentence) {
    return "In " + file + " " + sentence;
  }
}
