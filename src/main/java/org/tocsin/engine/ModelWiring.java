package org.tocsin.engine;

import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.tocsin.engine.outside.WorkHandOver;
import org.tocsin.engine.verb.AnswerListener;
import org.tocsin.engine.verb.FormSubmission;
import org.tocsin.engine.verb.Verbs;

/**
 * Wires what every model has and none should have to draw: user tasks hand their answers to the
 * verb of their form, external tasks are handed to a worker.
 */
class ModelWiring extends AbstractBpmnParseListener {
  private final Verbs verbs;
  private final WorkHandOver handOver;

  ModelWiring(Verbs verbs, WorkHandOver handOver) {
    this.verbs = verbs;
    this.handOver = handOver;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    String form = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formRef");
    if (form != null) {
      TaskDefinition task =
          ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
      FormSubmission submission = new FormSubmission(task.getTaskFormHandler());
      task.setTaskFormHandler(submission);
      task.addTaskListener(
          TaskListener.EVENTNAME_COMPLETE, new AnswerListener(verbs, form, submission));
    }
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    if (activity.getActivityBehavior() instanceof ExternalTaskActivityBehavior) {
      activity.addListener(
          ExecutionListener.EVENTNAME_START,
          (ExecutionListener)
              execution ->
                  handOver.entered(
                      (ExecutionEntity) execution,
                      propertiesOf(activity),
                      Context.getCommandContext()));
    }
  }

  private static Map<String, String> propertiesOf(ActivityImpl activity) {
    return Objects.requireNonNullElse(
        activity.getProperties().get(BpmnProperties.EXTENSION_PROPERTIES), Map.of());
  }
}
