package org.tocsin.engine.lint.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.transform.dom.DOMSource;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.ModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Reads a model as the engine does. The engine goes by what is written, such as the ends of a
 * sequence flow; the model API goes by copies of it that may be wrong or missing.
 */
public final class ModelXml {
  private ModelXml() {}

  public static List<Element> elements(ModelInstance model) {
    Document document = (Document) ((DOMSource) model.getDocument().getDomSource()).getNode();
    NodeList all = document.getElementsByTagNameNS("*", "*");
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      elements.add((Element) all.item(i));
    }
    return elements;
  }

  /** The attributes that are written, without those that the schema of BPMN adds on its own. */
  public static List<Attr> attributes(Element element) {
    NamedNodeMap all = element.getAttributes();
    List<Attr> attributes = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Attr attribute && attribute.getSpecified()) {
        attributes.add(attribute);
      }
    }
    return attributes;
  }

  /** The text between the tags, without that of the elements inside. */
  public static String text(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
        text.append(child.getNodeValue());
      }
    }
    return text.toString();
  }

  /** The value of an attribute; empty when there is none. */
  public static String attribute(ModelElementInstance element, String name) {
    String value = element.getDomElement().getAttribute(name);
    return value == null ? "" : value;
  }

  public static String camunda(ModelElementInstance element, String name) {
    String value = element.getDomElement().getAttribute(BpmnModelConstants.CAMUNDA_NS, name);
    return value == null ? "" : value;
  }

  /** The id that a {@code messageRef} or {@code errorRef} names, without its namespace. */
  public static String reference(ModelElementInstance element, String name) {
    String value = attribute(element, name);
    return value.substring(value.indexOf(':') + 1);
  }

  public static <T extends ModelElementInstance> List<T> extensions(
      BaseElement element, Class<T> type) {
    return element.getExtensionElements() == null
        ? List.of()
        : element.getExtensionElements().getElementsQuery().filterByType(type).list();
  }

  /** The value of an extension property; empty when there is none. */
  public static String property(BaseElement element, String name) {
    return extensions(element, CamundaProperties.class).stream()
        .map(CamundaProperties::getCamundaProperties)
        .flatMap(Collection::stream)
        .filter(property -> name.equals(property.getCamundaName()))
        .map(CamundaProperty::getCamundaValue)
        .flatMap(Stream::ofNullable)
        .findFirst()
        .orElse("");
  }
}
