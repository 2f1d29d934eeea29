package org.tocsin.engine.lint.model;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * What a model may be written with. Everything else is refused, whether the engine would act on it
 * or not; for what people are likely to try, the reason says what to do instead.
 */
public final class Vocabulary {
  public static final Set<String> ELEMENTS =
      words(
          """
          definitions process documentation extensionElements incoming outgoing subProcess
          startEvent endEvent boundaryEvent intermediateCatchEvent intermediateThrowEvent
          messageEventDefinition timerEventDefinition errorEventDefinition
          escalationEventDefinition terminateEventDefinition message error escalation
          timeDuration timeCycle timeDate multiInstanceLoopCharacteristics
          userTask serviceTask sendTask businessRuleTask callActivity
          exclusiveGateway inclusiveGateway parallelGateway eventBasedGateway
          sequenceFlow conditionExpression
          textAnnotation text association group category categoryValue
          """);

  public static final Set<String> CAMUNDA_ELEMENTS =
      words(
          """
          in out inputOutput inputParameter outputParameter properties property
          failedJobRetryTimeCycle
          """);

  public static final Set<String> ATTRIBUTES =
      words(
          """
          id name targetNamespace exporter exporterVersion isExecutable sourceRef targetRef
          attachedToRef default gatewayDirection cancelActivity isInterrupting triggeredByEvent
          isSequential messageRef errorRef errorCode escalationRef escalationCode calledElement
          associationDirection categoryValueRef textFormat
          businessKey source sourceExpression target value
          """);

  public static final Set<String> CAMUNDA_ATTRIBUTES =
      words(
          """
          versionTag historyTimeToLive isStartableInTasklist asyncBefore asyncAfter exclusive
          jobPriority taskPriority delegateExpression type topic formRef formRefBinding assignee
          candidateUsers candidateGroups dueDate followUpDate priority decisionRef
          decisionRefBinding mapDecisionResult resultVariable calledElementBinding collection
          elementVariable errorMessage errorCodeVariable errorMessageVariable
          escalationCodeVariable modelerTemplate modelerTemplateVersion modelerTemplateIcon
          """);

  private static final String CODE = "models name verbs and plain data, never code";
  private static final String FORM = "a form is a file in forms/, named as 'Camunda Forms'";
  private static final String MESSAGE = "let a message say what has happened";
  private static final String LOOP =
      "a loop is drawn with sequence flows, or goes through a collection";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          entry("scriptTask", CODE),
          entry("script", CODE),
          entry("language", CODE),
          entry("resource", CODE),
          entry("class", CODE),
          entry("expression", CODE),
          entry("executionListener", CODE),
          entry("taskListener", CODE),
          entry("connector", CODE),
          entry("variableMappingClass", CODE),
          entry("variableMappingDelegateExpression", CODE),
          entry("formKey", FORM),
          entry("formData", FORM),
          entry("signalEventDefinition", MESSAGE),
          entry("conditionalEventDefinition", MESSAGE),
          entry("receiveTask", MESSAGE),
          entry("linkEventDefinition", LOOP),
          entry("standardLoopCharacteristics", LOOP),
          entry("loopCardinality", LOOP),
          entry("completionCondition", LOOP),
          entry("collaboration", "one file is one process, without pools"),
          entry("task", "choose what kind of task it is"),
          entry("manualTask", "make it a user task"),
          entry("transaction", "make it a plain sub-process"),
          entry("adHocSubProcess", "make it a plain sub-process and draw the order"),
          entry("variables", "name the variables one by one"));

  private Vocabulary() {}

  public static String reason(String word) {
    return REASONS.getOrDefault(word, "it is not among the words these models are written with");
  }

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }
}
