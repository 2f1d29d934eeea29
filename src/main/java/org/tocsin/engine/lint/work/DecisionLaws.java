package org.tocsin.engine.lint.work;

import java.util.Collection;
import java.util.Set;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.ModelXml;
import org.w3c.dom.Element;

/** Decisions are tables, written in FEEL. */
public final class DecisionLaws {
  private static final int DECISIONS = 20;
  private static final Set<String> FEEL =
      Set.of(
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE,
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_ALTERNATIVE,
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN12,
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN13,
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN14,
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN15);

  /** Elements that hold something other than a table. */
  private static final Set<String> REFUSED =
      Set.of(
          "literalExpression",
          "businessKnowledgeModel",
          "invocation",
          "context",
          "relation",
          "list",
          "functionDefinition",
          "encapsulatedLogic",
          "decisionService",
          "import",
          "extensionElements");

  private DecisionLaws() {}

  public static void check(String id, DmnModelInstance model, Breaches breaches) {
    for (Element element : ModelXml.elements(model)) {
      if (REFUSED.contains(element.getLocalName())) {
        breaches.inFile("there is a %s; write a decision table".formatted(element.getLocalName()));
      }
      String language = element.getAttribute("expressionLanguage");
      if (!language.isEmpty() && !FEEL.contains(language)) {
        breaches.inFile(
            "%s is written in %s; write it in FEEL"
                .formatted(Breaches.quoted(element.getAttribute("id")), Breaches.quoted(language)));
      }
    }
    Collection<Decision> decisions = model.getModelElementsByType(Decision.class);
    if (decisions.size() > DECISIONS) {
      breaches.inFile("there are more than %d decisions; split the file".formatted(DECISIONS));
    }
    if (decisions.stream().noneMatch(decision -> id.equals(decision.getId()))) {
      breaches.inFile("no decision is called as the file; one has to have the id " + id);
    }
    decisions.forEach(decision -> check(decision, breaches));
  }

  private static void check(Decision decision, Breaches breaches) {
    String history = decision.getCamundaHistoryTimeToLiveString();
    if (history == null || history.isBlank()) {
      breaches.at(decision, "has no 'Time to live' of its history; give it one such as P365D");
    }
    if (!(decision.getExpression() instanceof DecisionTable)) {
      breaches.at(decision, "is no decision table; make it one");
    }
  }
}
