package org.tocsin.engine.lint.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;
import org.tocsin.engine.lint.model.Breaches;

class CycleLawsTest {
  @Test
  void gatewaysAloneDoNotPause() {
    assertThat(
            circleIn(start("p").exclusiveGateway("a").exclusiveGateway("b").connectTo("a").done()))
        .isEqualTo(
            "In p.bpmn nothing pauses in the circle of the exclusive gateway 'a' (a),"
                + " the exclusive gateway 'b' (b); let people or a timer wait in it.");
  }

  @Test
  void decisionsDoNotPause() {
    assertThat(
            circleIn(
                start("p")
                    .businessRuleTask("rules")
                    .exclusiveGateway("g")
                    .connectTo("rules")
                    .done()))
        .isNotEmpty();
  }

  @Test
  void peopleTimersExternalTasksAndVerbsPause() {
    assertThat(circleIn(start("p").userTask("a").exclusiveGateway("g").connectTo("a").done()))
        .isEmpty();
    assertThat(
            circleIn(
                start("p")
                    .intermediateCatchEvent("a")
                    .timerWithDuration("PT1M")
                    .exclusiveGateway("g")
                    .connectTo("a")
                    .done()))
        .isEmpty();
    assertThat(
            circleIn(
                start("p")
                    .serviceTask("a")
                    .camundaExternalTask("mail")
                    .exclusiveGateway("g")
                    .connectTo("a")
                    .done()))
        .isEmpty();
    assertThat(
            circleIn(
                start("p")
                    .serviceTask("a")
                    .camundaAsyncBefore()
                    .exclusiveGateway("g")
                    .connectTo("a")
                    .done()))
        .isEmpty();
  }

  @Test
  void aVerbInTheTransactionOfItsCallerDoesNotPause() {
    assertThat(circleIn(start("p").serviceTask("a").exclusiveGateway("g").connectTo("a").done()))
        .isNotEmpty();
  }

  @Test
  void peopleDoNotPauseARepetitionThatMayBeEmpty() {
    assertThat(
            circleIn(
                start("p")
                    .userTask("a")
                    .multiInstance()
                    .camundaCollection("list")
                    .multiInstanceDone()
                    .exclusiveGateway("g")
                    .connectTo("a")
                    .done()))
        .isNotEmpty();
  }

  @Test
  void aSubProcessPausesWhenEachWayThroughItDoes() {
    assertThat(
            circleIn(
                start("p")
                    .subProcess("sub")
                    .embeddedSubProcess()
                    .startEvent()
                    .userTask()
                    .endEvent()
                    .subProcessDone()
                    .exclusiveGateway("g")
                    .connectTo("sub")
                    .done()))
        .isEmpty();
    assertThat(
            circleIn(
                start("p")
                    .subProcess("sub")
                    .embeddedSubProcess()
                    .startEvent()
                    .exclusiveGateway("skip")
                    .userTask()
                    .endEvent("end")
                    .moveToNode("skip")
                    .connectTo("end")
                    .subProcessDone()
                    .exclusiveGateway("g")
                    .connectTo("sub")
                    .done()))
        .isNotEmpty();
  }

  @Test
  void anErrorLeadsToWhoeverCatchesIt() {
    assertThat(
            circleIn(
                start("p")
                    .subProcess("outer")
                    .embeddedSubProcess()
                    .startEvent()
                    .subProcess("inner")
                    .embeddedSubProcess()
                    .startEvent()
                    .endEvent("thrown")
                    .error("again")
                    .subProcessDone()
                    .userTask()
                    .endEvent()
                    .subProcessDone()
                    .userTask()
                    .endEvent()
                    .moveToActivity("outer")
                    .boundaryEvent("caught")
                    .error("again")
                    .connectTo("outer")
                    .done()))
        .contains("thrown")
        .contains("caught");
  }

  @Test
  void aCalledProcessPausesWhenEachWayThroughItDoes() {
    BpmnModelInstance caller =
        start("caller")
            .callActivity("c")
            .calledElement("called")
            .exclusiveGateway("g")
            .connectTo("c")
            .done();
    assertThat(circleIn(caller, start("called").userTask().endEvent().done())).isEmpty();
    assertThat(circleIn(caller, start("called").endEvent().done())).isNotEmpty();
    assertThat(
            circleIn(
                caller,
                start("called").callActivity().calledElement("third").endEvent().done(),
                start("third").userTask().endEvent().done()))
        .isEmpty();
  }

  @Test
  void aProcessThatIsMissingDoesNotPause() {
    assertThat(
            circleIn(
                start("p")
                    .callActivity("c")
                    .calledElement("no")
                    .exclusiveGateway("g")
                    .connectTo("c")
                    .done()))
        .isNotEmpty();
  }

  @Test
  void aLongChainIsWalkedWithoutRecursion() {
    Map<String, Set<String>> chain =
        IntStream.range(0, 5_000)
            .boxed()
            .collect(Collectors.toMap(i -> "s" + i, i -> Set.of("s" + (i + 1))));
    assertThat(Cycles.first(chain)).isEmpty();
    chain.put("s5000", Set.of("s0"));
    assertThat(Cycles.first(chain)).hasSize(5_001);
  }

  private static StartEventBuilder start(String process) {
    return Bpmn.createExecutableProcess(process).startEvent();
  }

  /** The sentence about the first model, as long as the others stand beside it. */
  private static String circleIn(BpmnModelInstance model, BpmnModelInstance... others) {
    Map<String, BpmnModelInstance> models = new TreeMap<>();
    models.put(fileOf(model), model);
    List.of(others).forEach(other -> models.put(fileOf(other), other));
    Breaches breaches = new Breaches(fileOf(model));
    CycleLaws.check(model, CycleLaws.pausesIn(models), breaches);
    return String.join(" ", breaches.sentences());
  }

  private static String fileOf(BpmnModelInstance model) {
    return model.getModelElementsByType(Process.class).iterator().next().getId() + ".bpmn";
  }
}
