package org.tocsin.shared;

import org.jspecify.annotations.Nullable;

/**
 * Something outside of the program stops the start. The person who starts it reads both sentences
 * and no stack trace.
 */
public class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param sentence what is wrong, with the value or file that it is about
   * @param remedy what to do about it
   */
  public CannotStart(String sentence, String remedy) {
    this(sentence, remedy, null);
  }

  public CannotStart(String sentence, String remedy, @Nullable Throwable cause) {
    super(sentence, cause);
    this.remedy = remedy;
  }

  public String remedy() {
    return remedy;
  }
}
