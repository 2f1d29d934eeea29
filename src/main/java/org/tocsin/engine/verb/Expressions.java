package org.tocsin.engine.verb;

import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;

/**
 * The expression language of the models: variables, verbs, arithmetic and comparison. Without a
 * resolver for beans there are no methods at all, whoever evaluates the expression: a model, a
 * stored filter or a query (CVE-2026-109432).
 */
public class Expressions extends JuelExpressionManager {
  private final Verbs verbs;

  public Expressions(Verbs verbs) {
    this.verbs = verbs;
  }

  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver resolver = new CompositeELResolver();
    // Before the variables, so that none can stand in a verb's place.
    resolver.add(new VerbResolver(verbs));
    resolver.add(new VariableScopeElResolver());
    resolver.add(new VariableContextElResolver());
    resolver.add(new ArrayELResolver(true));
    resolver.add(new ListELResolver(true));
    resolver.add(new MapELResolver(true));
    return resolver;
  }
}
