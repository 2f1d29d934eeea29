package org.tocsin.incident.response;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.alert.Rules;
import org.tocsin.engine.process.Severities;
import org.tocsin.engine.verb.AnswerRejected;
import org.tocsin.engine.verb.AnswersForm;
import org.tocsin.engine.verb.Verb;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.shared.Severity;

/** Takes the answers of triage: what is wrong, whether it matters, and how much. */
@Component
@AnswersForm(value = "triage", sometimes = "usersAffectedPercent")
class TriageAnswered implements Verb<TriageAnswered.In, TriageAnswered.Out> {
  private final Timeline timeline;
  private final Severities severities;
  private final Rules rules;

  TriageAnswered(Timeline timeline, Severities severities, Rules rules) {
    this.timeline = timeline;
    this.severities = severities;
    this.rules = rules;
  }

  /**
   * @param realIncident {@code no} for a false alarm; then nothing is asked about the severity
   * @param actionable whether the alert was worth a page
   * @param overruleSeverity the severity the responder chose against the table
   */
  record In(
      IncidentNumber incident,
      String person,
      @Pattern(regexp = "yes|no", message = "Say whether it is a real incident: yes or no.")
          String realIncident,
      @Pattern(regexp = "yes|no", message = "Say whether the alert was actionable: yes or no.")
          String actionable,
      @NotBlank(message = "Say what is wrong.")
          @Size(max = 4000, message = "What is wrong has to fit into 4000 characters.")
          String summary,
      @Nullable Double usersAffectedPercent,
      @Nullable Boolean coreFunctionDown,
      @Nullable Boolean dataAtRisk,
      @Nullable Boolean workaround,
      @Pattern(regexp = "SEV[1-9]", message = "A severity is written SEV1, SEV2 or SEV3.")
          @Nullable String overruleSeverity,
      @Size(max = 255, message = "The reason has to fit into 255 characters.")
          @Nullable String overruleReason) {

    @AssertTrue(message = "Say which share of the users is affected: 0 to 100 percent.")
    boolean isShareOfUsersGiven() {
      return "no".equals(realIncident)
          || (usersAffectedPercent != null
              && usersAffectedPercent >= 0
              && usersAffectedPercent <= 100);
    }

    @AssertTrue(message = "Say why you overrule the table.")
    boolean isReasonGivenWhenOverruled() {
      return overruleSeverity == null || (overruleReason != null && !overruleReason.isBlank());
    }
  }

  /** Every input of the severity table, so that none is missing when it is asked. */
  record Out(
      Double usersAffectedPercent,
      Boolean coreFunctionDown,
      Boolean dataAtRisk,
      Boolean workaround,
      @Nullable String overruleSeverity,
      @Nullable String overruleReason) {}

  @Override
  public Out apply(In in) {
    String overruled = in.overruleSeverity();
    if (overruled != null && !severities.exists(new Severity(overruled))) {
      throw new AnswerRejected("There is no process for the severity %s.".formatted(overruled));
    }
    Out out =
        new Out(
            in.usersAffectedPercent() == null ? 0.0 : in.usersAffectedPercent(),
            Boolean.TRUE.equals(in.coreFunctionDown()),
            Boolean.TRUE.equals(in.dataAtRisk()),
            Boolean.TRUE.equals(in.workaround()),
            in.overruleSeverity(),
            in.overruleReason());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("realIncident", in.realIncident());
    data.put("actionable", in.actionable());
    data.put("usersAffectedPercent", out.usersAffectedPercent());
    data.put("coreFunctionDown", out.coreFunctionDown());
    data.put("dataAtRisk", out.dataAtRisk());
    data.put("workaround", out.workaround());
    if (in.overruleSeverity() != null) {
      data.put("overruleSeverity", in.overruleSeverity());
      data.put("overruleReason", in.overruleReason());
    }
    rules.judge(in.incident(), in.actionable().equals("yes"));
    timeline.add(in.incident(), "triaged", in.person(), "Triage: " + in.summary(), data);
    return out;
  }
}
