package org.tocsin.engine.lint.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words a model may use, each with the names of what it takes in and leaves behind. */
public interface Dictionary {
  /**
   * @param inputs the variables it asks for
   * @param outputs the variables it leaves behind
   */
  record Word(Set<String> inputs, Set<String> outputs) {}

  /** The verb that a service task may call; empty when there is none of that name. */
  Optional<Word> verb(String name);

  /** The verbs that serve external tasks, by their topics. */
  Map<String, Word> wordsByTopic();

  /** The verb that takes the answers of a form; empty when no verb does. */
  Optional<Word> answersTo(String form);

  /**
   * The fields of a form without which the verb that takes its answers would refuse some or all.
   */
  Set<String> neededOf(String form);
}
