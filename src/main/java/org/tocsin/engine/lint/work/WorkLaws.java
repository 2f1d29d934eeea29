package org.tocsin.engine.lint.work;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.Dictionary;
import org.tocsin.engine.lint.model.Dictionary.Word;
import org.tocsin.engine.lint.model.ModelXml;
import org.tocsin.engine.lint.model.TimeWords;
import org.tocsin.engine.lint.model.Work;

/** Work without people is a verb that exists, begins a transaction of its own and is retried. */
public final class WorkLaws {
  private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*+)}");

  private final Dictionary dictionary;

  public WorkLaws(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  public void check(BpmnModelInstance model, Breaches breaches) {
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
      return;
    }
    Optional<Word> word = dictionary.verb(verb.group(1));
    if (word.isPresent()) {
      checkInputs(work, verb.group(1), word.get(), breaches);
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
    Map<String, Word> topics = dictionary.wordsByTopic();
    Word word = topics.get(work.topic());
    if (word != null) {
      checkInputs(work, work.topic(), word, breaches);
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

  private static void checkInputs(Work work, String name, Word word, Breaches breaches) {
    for (CamundaInputOutput mapping : ModelXml.extensions(work.step(), CamundaInputOutput.class)) {
      for (CamundaInputParameter parameter : mapping.getCamundaInputParameters()) {
        checkInput(work, name, word, ModelXml.attribute(parameter, "name"), breaches);
      }
    }
  }

  private static void checkInput(
      Work work, String name, Word word, String input, Breaches breaches) {
    if (!word.inputs().contains(input)) {
      breaches.at(
          work.step(),
          "gives %s, which %s does not ask for; it asks for %s"
              .formatted(Breaches.quoted(input), name, String.join(", ", word.inputs())));
    } else if (word.outputs().contains(input)) {
      breaches.at(
          work.step(),
          "maps %s, which %s also leaves behind: what it leaves would be lost; remove the mapping"
              .formatted(Breaches.quoted(input), name));
    }
  }
}
