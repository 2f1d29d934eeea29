package org.tocsin.engine.verb;

import jakarta.validation.Validation;
import java.beans.Introspector;
import java.util.Set;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ClassUtils;
import org.tocsin.engine.lint.model.Dictionary;

/**
 * The verbs of the program, found as the application finds them. They are made without what they
 * work with: the laws only read their names, their records and their topics.
 */
public final class VerbsOnPath {
  /** What every verb gets without a variable of that name. */
  public static final Set<String> GIVEN = Verbs.GIVEN;

  private static final SpringObjenesis MAKER = new SpringObjenesis();

  private VerbsOnPath() {}

  public static Dictionary all() {
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    for (BeanDefinition found :
        new ClassPathScanningCandidateComponentProvider(true)
            .findCandidateComponents("org.tocsin")) {
      Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
      if (Verb.class.isAssignableFrom(type)) {
        register(beans, type);
      }
    }
    return new Verbs(beans, Validation.buildDefaultValidatorFactory().getValidator());
  }

  public static Class<? extends Record> inputOf(Verb<?, ?> verb) {
    return Verbs.inputOf(verb);
  }

  public static Class<? extends Record> outputOf(Verb<?, ?> verb) {
    return Verbs.outputOf(verb);
  }

  private static <T> void register(DefaultListableBeanFactory beans, Class<T> type) {
    beans.registerBeanDefinition(
        Introspector.decapitalize(type.getSimpleName()),
        new RootBeanDefinition(type, () -> MAKER.newInstance(type, true)));
  }
}
