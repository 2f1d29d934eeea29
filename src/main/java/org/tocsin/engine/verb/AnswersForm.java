package org.tocsin.engine.verb;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the verb that takes the answers of a form: it runs inside the transaction that completes
 * the user task, whoever completes it and from wherever, and may refuse it by the constraints on
 * its input record.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnswersForm {
  /** The id of the form in {@code forms/}. */
  String value();

  /**
   * Fields that only some answers need. The others that have to be there are told by the
   * constraints on the input record.
   */
  String[] sometimes() default {};
}
