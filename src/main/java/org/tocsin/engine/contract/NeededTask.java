package org.tocsin.engine.contract;

import java.util.Set;

/** A task for people that Java looks for by its id, and completes in a person's name. */
public enum NeededTask {
  ACKNOWLEDGE(
      "task_acknowledge",
      NeededModel.PAGE,
      "acknowledge",
      Set.of(NeededTask.NOTE),
      "a page could be acknowledged by no link, button, reply or text message");

  /** The field of the form "acknowledge" in which a sender of alerts says who has answered. */
  public static final String NOTE = "acknowledgeNote";

  private final String id;
  private final NeededModel model;
  private final String form;
  private final Set<String> fields;
  private final String loss;

  NeededTask(String id, NeededModel model, String form, Set<String> fields, String loss) {
    this.id = id;
    this.model = model;
    this.form = form;
    this.fields = fields;
    this.loss = loss;
  }

  /** The id of the task in its model. */
  public String id() {
    return id;
  }

  /** The process that it belongs to. */
  public NeededModel model() {
    return model;
  }

  /** The id of its form. */
  public String form() {
    return form;
  }

  /** The fields of the form that Java fills in. */
  public Set<String> fields() {
    return fields;
  }

  /** What would go wrong without it. */
  public String loss() {
    return loss;
  }
}
