package org.tocsin.engine.lint.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Element;

/** What is wrong with one file, in sentences that name the element as its owner sees it. */
public final class Breaches {
  private static final int LONGEST_NAME = 80;
  private static final Set<String> SCOPES = Set.of("definitions", "process", "subProcess");

  private final String file;
  private final List<String> sentences = new ArrayList<>();

  public Breaches(String file) {
    this.file = file;
  }

  public List<String> sentences() {
    return sentences;
  }

  public void inFile(String what) {
    sentences.add("In %s %s.".formatted(file, what));
  }

  /** The file is the subject: "page.bpmn no longer waits for ...". */
  public void file(String what) {
    sentences.add("%s %s.".formatted(file, what));
  }

  public void at(ModelElementInstance element, String what) {
    inFile(named(element) + " " + what);
  }

  /** Names the step, flow or message that this part of the file belongs to. */
  public void at(Element part, String what) {
    Element owner = ownerOf(part);
    inFile(
        "%s %s"
            .formatted(
                named(owner.getLocalName(), owner.getAttribute("name"), owner.getAttribute("id")),
                what));
  }

  public static String named(ModelElementInstance element) {
    DomElement dom = element.getDomElement();
    return named(
        dom.getLocalName(), ModelXml.attribute(element, "name"), ModelXml.attribute(element, "id"));
  }

  public static Element ownerOf(Element part) {
    Element owner = part;
    while (owner.getParentNode() instanceof Element parent
        && !SCOPES.contains(parent.getLocalName())) {
      owner = parent;
    }
    return owner;
  }

  /** {@code callActivity} is a "call activity". */
  public static String words(String type) {
    return type.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT)
        .replace("sub process", "sub-process");
  }

  /** One line of at most so many letters, however it was typed. */
  public static String quoted(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_NAME
        ? "'" + line + "'"
        : "'" + line.substring(0, LONGEST_NAME) + "…'";
  }

  private static String named(String type, String name, String id) {
    String element = "the " + words(type);
    if (name.isBlank()) {
      return id.isEmpty() ? element : element + " " + id;
    }
    return id.isEmpty()
        ? "%s %s".formatted(element, quoted(name))
        : "%s %s (%s)".formatted(element, quoted(name), id);
  }
}
