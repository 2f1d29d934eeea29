package org.tocsin.engine.lint.work;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.ModelXml;
import org.tocsin.engine.lint.model.PlainData;
import org.w3c.dom.Element;

/** Expressions read plain data, wherever they stand in a model. */
public final class ExpressionLaws {
  private ExpressionLaws() {}

  public static void check(BpmnModelInstance model, Breaches breaches) {
    for (Element element : ModelXml.elements(model)) {
      check(element, ModelXml.text(element), breaches);
      ModelXml.attributes(element)
          .forEach(attribute -> check(element, attribute.getValue(), breaches));
    }
  }

  private static void check(Element element, String text, Breaches breaches) {
    PlainData.fault(text)
        .ifPresent(
            fault ->
                breaches.at(
                    element,
                    ("has the expression %s;"
                            + " there may be names, dots, literals, arithmetic, comparison,"
                            + " and, or, not, empty")
                        .formatted(fault)));
  }
}
