package org.tocsin.engine;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;

/** Work without people is a verb that exists, begins a transaction of its own and is retried. */
final class WorkLaws {
  private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*+)}");

  private final Verbs verbs;

  WorkLaws(Verbs verbs) {
    this.verbs = verbs;
  }

  void check(BpmnModelInstance model, Breaches breaches) {
    for (Work work : Work.in(model)) {
      if (work.isOutside()) {
        checkTopic(work, breaches);
        checkTries(work, breaches);
      } else {
        checkVerb(work, breaches);
        checkJob(work, breaches);
      }
    }
  }

  private void checkVerb(Work work, Breaches breaches) {
    Matcher verb = NAMED.matcher(work.verb());
    if (!verb.matches()) {
      breaches.at(work.step(), "calls no verb; let it call one of docs/verbs.md, as ${pageLevel}");
    } else if (verbs.has(verb.group(1))) {
      checkInputs(work, verb.group(1), verbs.named(verb.group(1)), breaches);
    } else {
      breaches.at(work.step(), "calls %s, which is no verb".formatted(work.verb()));
    }
  }

  private static void checkJob(Work work, Breaches breaches) {
    if (!ModelXml.camunda(work.step(), "asyncBefore").equals("true")) {
      breaches.at(
          work.step(),
          "does not begin a transaction; switch on 'Asynchronous continuations: Before'");
    }
    if (ModelXml.extensions(work.step(), CamundaFailedJobRetryTimeCycle.class).stream()
        .noneMatch(cycle -> TimeWords.areWaits(cycle.getTextContent()))) {
      breaches.at(
          work.step(), "has no 'Retry time cycle'; say how long to wait, such as PT2S,PT10S,PT1M");
    }
  }

  private void checkTopic(Work work, Breaches breaches) {
    Map<String, Outside<?, ?>> topics = verbs.topics();
    Outside<?, ?> verb = topics.get(work.topic());
    if (verb != null) {
      checkInputs(work, work.topic(), verb, breaches);
    } else if (!NAMED.matcher(work.topic()).matches()) {
      breaches.at(
          work.step(),
          "has the topic %s, which nobody serves; there are %s, or a variable such as ${way}"
              .formatted(
                  Breaches.quoted(work.topic()),
                  String.join(", ", new TreeSet<>(topics.keySet()))));
    }
  }

  private static void checkTries(Work work, Breaches breaches) {
    if (!TimeWords.areWaits(ModelXml.property(work.step(), "retry"))) {
      breaches.at(
          work.step(), "has no property 'retry'; say how long to wait, such as PT5S,PT15S,PT30S");
    }
  }

  private static void checkInputs(Work work, String name, Verb<?, ?> verb, Breaches breaches) {
    List<String> asked =
        Arrays.stream(Verbs.inputOf(verb).getRecordComponents())
            .map(RecordComponent::getName)
            .toList();
    ModelXml.extensions(work.step(), CamundaInputOutput.class).stream()
        .flatMap(mapping -> mapping.getCamundaInputParameters().stream())
        .map(input -> ModelXml.attribute(input, "name"))
        .filter(input -> !asked.contains(input))
        .forEach(
            input ->
                breaches.at(
                    work.step(),
                    "gives %s, which %s does not ask for; it asks for %s"
                        .formatted(Breaches.quoted(input), name, String.join(", ", asked))));
  }
}
