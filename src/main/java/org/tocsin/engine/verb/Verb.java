package org.tocsin.engine.verb;

/**
 * What a service task does: a function from one record to another. The class name is the bean name,
 * the wording of the task and the name in the palette ({@code PageLevel}, {@code ${pageLevel}},
 * "Page level").
 *
 * <p>The components of {@code I} are filled from the variables of the same name; {@code incident}
 * (from the business key), {@code processInstance} and, for the answers of a form, {@code person}
 * and {@code at} are always there. A component marked {@code @Nullable} may be absent. The
 * components of {@code O} become variables. A verb runs at least once: it has to bear being run
 * again with the same input.
 *
 * @param <I> what the verb needs
 * @param <O> what it leaves behind; {@link Nothing} when that is nothing
 */
@FunctionalInterface
public interface Verb<I extends Record, O extends Record> {
  O apply(I in);

  /** The output of a verb that leaves no variables behind. */
  record Nothing() {
    public static final Nothing NOTHING = new Nothing();
  }
}
