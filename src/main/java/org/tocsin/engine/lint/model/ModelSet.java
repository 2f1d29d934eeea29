package org.tocsin.engine.lint.model;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;

/** The models, decisions and forms that are deployed together, by the names of their files. */
public record ModelSet(
    Map<String, BpmnModelInstance> processes,
    Map<String, DmnModelInstance> decisions,
    Map<String, String> forms) {

  /**
   * @throws ModelException when a file is not what its name says
   */
  public static ModelSet of(Map<String, byte[]> files) {
    Map<String, BpmnModelInstance> processes = new TreeMap<>();
    Map<String, DmnModelInstance> decisions = new TreeMap<>();
    Map<String, String> forms = new TreeMap<>();
    files.forEach(
        (name, bytes) -> {
          try {
            if (name.endsWith(".bpmn")) {
              processes.put(name, Bpmn.readModelFromStream(new ByteArrayInputStream(bytes)));
            } else if (name.endsWith(".dmn")) {
              decisions.put(name, Dmn.readModelFromStream(new ByteArrayInputStream(bytes)));
            } else if (name.endsWith(".form")) {
              forms.put(name, new String(bytes, StandardCharsets.UTF_8));
            }
          } catch (ModelException e) {
            throw new ModelException("%s cannot be read: %s.".formatted(name, rootOf(e)), e);
          }
        });
    return new ModelSet(processes, decisions, forms);
  }

  /** The outer messages say only that something could not be parsed. */
  private static String rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).replaceAll("\\s+", " ").replaceAll("\\.+$", "");
  }

  public Set<String> processIds() {
    return baseNames(processes.keySet());
  }

  public Set<String> formIds() {
    return baseNames(forms.keySet());
  }

  public Set<String> decisionIds() {
    Set<String> ids = new TreeSet<>();
    decisions
        .values()
        .forEach(
            model ->
                model
                    .getModelElementsByType(Decision.class)
                    .forEach(decision -> ids.add(decision.getId())));
    return ids;
  }

  /** {@code processes/paging/page.bpmn} is {@code page}. */
  public static String baseName(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    return file.substring(0, file.lastIndexOf('.'));
  }

  private static Set<String> baseNames(Collection<String> names) {
    Set<String> ids = new TreeSet<>();
    names.forEach(name -> ids.add(baseName(name)));
    return ids;
  }
}
