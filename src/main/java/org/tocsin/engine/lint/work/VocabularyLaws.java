package org.tocsin.engine.lint.work;

import java.util.Set;
import javax.xml.XMLConstants;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.tocsin.engine.lint.model.Breaches;
import org.tocsin.engine.lint.model.ModelXml;
import org.tocsin.engine.lint.model.Vocabulary;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** A model is written with nothing but its vocabulary, down to the last attribute. */
public final class VocabularyLaws {
  private static final Set<String> DIAGRAM =
      Set.of(BpmnModelConstants.BPMNDI_NS, BpmnModelConstants.DC_NS, BpmnModelConstants.DI_NS);

  /** What Camunda Modeler notes down and the engine does not read. */
  private static final Set<String> NOTES =
      Set.of(
          XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
          "http://camunda.org/schema/modeler/1.0",
          "http://bpmn.io/schema/bpmn/biocolor/1.0",
          "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

  private VocabularyLaws() {}

  public static void check(BpmnModelInstance model, Breaches breaches) {
    for (Element element : ModelXml.elements(model)) {
      if (isKnown(element)) {
        ModelXml.attributes(element).stream()
            .filter(attribute -> !isKnown(element, attribute))
            .forEach(attribute -> refuse(element, attribute, breaches));
      } else {
        refuse(element, breaches);
      }
    }
  }

  private static boolean isKnown(Element element) {
    String space = String.valueOf(element.getNamespaceURI());
    return switch (space) {
      case BpmnModelConstants.BPMN20_NS -> Vocabulary.ELEMENTS.contains(element.getLocalName());
      case BpmnModelConstants.CAMUNDA_NS ->
          Vocabulary.CAMUNDA_ELEMENTS.contains(element.getLocalName());
      default -> DIAGRAM.contains(space);
    };
  }

  private static boolean isKnown(Element element, Attr attribute) {
    String space = attribute.getNamespaceURI();
    String name = attribute.getLocalName();
    if (space == null) {
      return DIAGRAM.contains(element.getNamespaceURI()) || Vocabulary.ATTRIBUTES.contains(name);
    }
    return switch (space) {
      case BpmnModelConstants.CAMUNDA_NS -> isKnownOfCamunda(name, attribute.getValue());
      case BpmnModelConstants.XSI_NS ->
          name.equals("type") && attribute.getValue().endsWith("tFormalExpression");
      default -> NOTES.contains(space);
    };
  }

  private static boolean isKnownOfCamunda(String name, String value) {
    return Vocabulary.CAMUNDA_ATTRIBUTES.contains(name)
        && (!name.equals("type") || value.equals("external"));
  }

  private static void refuse(Element element, Breaches breaches) {
    String reason = Vocabulary.reason(element.getLocalName());
    if (Breaches.ownerOf(element).equals(element)) {
      breaches.at(element, "is not allowed; " + reason);
    } else {
      breaches.at(element, "may not contain %s; %s".formatted(element.getNodeName(), reason));
    }
  }

  private static void refuse(Element element, Attr attribute, Breaches breaches) {
    String reason = Vocabulary.reason(attribute.getLocalName());
    breaches.at(
        element,
        "may not have %s=%s; %s"
            .formatted(attribute.getName(), Breaches.quoted(attribute.getValue()), reason));
  }
}
