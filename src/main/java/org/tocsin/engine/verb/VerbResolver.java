package org.tocsin.engine.verb;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the two things besides variables that a model may name: a verb, and the business key of
 * its own execution. There is no resolver for the properties or methods of any other object, so
 * that no expression reaches a class, reflection or another bean.
 */
class VerbResolver extends ELResolver {
  private final Verbs verbs;

  VerbResolver(Verbs verbs) {
    this.verbs = verbs;
  }

  @Override
  public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
    if (base == null && property instanceof String name && verbs.has(name)) {
      context.setPropertyResolved(true);
      return new VerbDelegate(verbs, verbs.named(name));
    }
    if (base instanceof DelegateExecution execution && "processBusinessKey".equals(property)) {
      context.setPropertyResolved(true);
      return execution.getProcessBusinessKey();
    }
    return null;
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return Object.class;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    throw new PropertyNotWritableException("Expressions only read");
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return true;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
    return Collections.emptyIterator();
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return Object.class;
  }
}
