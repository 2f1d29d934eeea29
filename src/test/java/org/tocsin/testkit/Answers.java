package org.tocsin.testkit;

import java.util.HashMap;
import java.util.Map;

/** What people fill into the forms. */
public final class Answers {
  private Answers() {}

  /** A real incident; {@code usersAffected} in percent decides the severity. */
  public static Map<String, Object> triage(double usersAffected) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("realIncident", "yes");
    answers.put("actionable", "yes");
    answers.put("summary", "Orders fail at the last step.");
    answers.put("usersAffectedPercent", usersAffected);
    answers.put("coreFunctionDown", false);
    answers.put("dataAtRisk", false);
    answers.put("workaround", false);
    return answers;
  }

  /** A real incident whose severity the responder sets against the table. */
  public static Map<String, Object> overrule(String severity, String reason) {
    Map<String, Object> answers = triage(10);
    answers.put("overruleSeverity", severity);
    answers.put("overruleReason", reason);
    return answers;
  }

  /** The answers without this one. */
  public static Map<String, Object> without(String name, Map<String, Object> answers) {
    Map<String, Object> rest = new HashMap<>(answers);
    rest.remove(name);
    return rest;
  }

  /** The answers with another value for one of them. */
  public static Map<String, Object> with(String name, Object value, Map<String, Object> answers) {
    Map<String, Object> changed = new HashMap<>(answers);
    changed.put(name, value);
    return changed;
  }

  public static Map<String, Object> falseAlarm() {
    return Map.of(
        "realIncident", "no", "actionable", "no", "summary", "The probe was misconfigured.");
  }

  public static Map<String, Object> coordinate() {
    return Map.of("plan", "Ada rolls back, Ben watches the graphs.");
  }

  public static Map<String, Object> mitigate() {
    return Map.of("mitigation", "Rolled back to yesterday's build.", "customersWorking", true);
  }

  public static Map<String, Object> resolve() {
    return Map.of(
        "cause", "A pool was too small.",
        "fix", "The pool is larger.",
        "backToNormal", "The error rate is where it was last week.");
  }

  public static Map<String, Object> resolve(String postmortem) {
    Map<String, Object> answers = new HashMap<>(resolve());
    answers.put("postmortem", postmortem);
    return answers;
  }

  public static Map<String, Object> postmortem(String followUps) {
    return Map.of(
        "whatHappened", "The pool ran empty.",
        "impact", "A third of all orders failed for ten minutes.",
        "wentWell", "The page arrived at once.",
        "wentBadly", "The graph was hard to find.",
        "followUpList", followUps);
  }

  public static Map<String, Object> approve() {
    return Map.of("approved", "yes");
  }

  public static Map<String, Object> sendBack(String changes) {
    return Map.of("approved", "no", "changesWanted", changes);
  }

  public static Map<String, Object> done() {
    return Map.of("outcome", "done");
  }

  public static Map<String, Object> waive(String reason) {
    return Map.of("outcome", "waived", "followUpNote", reason);
  }
}
