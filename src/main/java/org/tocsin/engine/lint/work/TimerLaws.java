package org.tocsin.engine.lint.work;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.ModelXml;
import org.tocsin.engine.lint.model.TimeWords;

/** Every timer can be read, says on the diagram what it waits for, and comes to an end. */
public final class TimerLaws {
  private static final Pattern CYCLE = Pattern.compile("R([1-9][0-9]{0,3})/(P[0-9DTHMS]{1,20})");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_.]*+}");

  private TimerLaws() {}

  public static void check(BpmnModelInstance model, Breaches breaches) {
    for (TimerEventDefinition timer : model.getModelElementsByType(TimerEventDefinition.class)) {
      ModelElementInstance event = timer.getParentElement();
      String duration = text(timer.getTimeDuration());
      String cycle = text(timer.getTimeCycle());
      String date = text(timer.getTimeDate());
      if (!cycle.isEmpty()) {
        checkCycle(event, cycle, breaches);
      } else if (!duration.isEmpty()) {
        checkDuration(event, duration, breaches);
      } else if (!isVariable(date)) {
        breaches.at(event, "has no time; give it a duration such as PT5M, or a date as ${due}");
      }
    }
  }

  static boolean isVariable(String text) {
    return VARIABLE.matcher(text).matches();
  }

  private static void checkCycle(ModelElementInstance event, String cycle, Breaches breaches) {
    Matcher matcher = CYCLE.matcher(cycle);
    Optional<Duration> every =
        matcher.matches() ? TimeWords.duration(matcher.group(2)) : Optional.empty();
    if (every.isEmpty()) {
      breaches.at(
          event,
          "repeats as %s; write how often and how far apart, such as R6/PT30M, so that it ends"
              .formatted(Breaches.quoted(cycle)));
      return;
    }
    checkLabel(event, cycle, every.get(), breaches);
    int times = Integer.parseInt(matcher.group(1));
    if (!TimeWords.saysTimes(ModelXml.attribute(event, "name"), times)) {
      mislabelled(event, cycle, TimeWords.times(times), breaches);
    }
  }

  private static void checkDuration(ModelElementInstance event, String text, Breaches breaches) {
    if (isVariable(text)) {
      return;
    }
    TimeWords.duration(text)
        .ifPresentOrElse(
            duration -> checkLabel(event, text, duration, breaches),
            () ->
                breaches.at(
                    event,
                    "waits for %s; write a duration such as PT5M, PT4H or P1D"
                        .formatted(Breaches.quoted(text))));
  }

  private static void checkLabel(
      ModelElementInstance event, String text, Duration duration, Breaches breaches) {
    if (!TimeWords.says(ModelXml.attribute(event, "name"), duration)) {
      mislabelled(event, text, TimeWords.words(duration), breaches);
    }
  }

  private static void mislabelled(
      ModelElementInstance event, String text, String words, Breaches breaches) {
    breaches.at(event, "is set to %s; let its name say '%s'".formatted(text, words));
  }

  private static String text(@Nullable ModelElementInstance time) {
    return time == null ? "" : time.getTextContent().strip();
  }
}
