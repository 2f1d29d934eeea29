package org.tocsin.engine.lint;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;

/** Models that break a law; each sentence says which model, where, and what to do. */
public class ModelRefused extends BadUserRequestException {
  private static final long serialVersionUID = 1L;

  public ModelRefused(List<String> sentences) {
    super("Not deployed; the running version stays in force. " + String.join(" ", sentences));
  }
}
