package org.tocsin.testkit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Knows whether this run tells all stories there are, or only some of them. */
public final class EveryStory {
  private static final Set<String> BEGUN = ConcurrentHashMap.newKeySet();

  private EveryStory() {}

  static void begins(Class<?> story) {
    BEGUN.add(story.getName());
  }

  public static boolean hasBegun() {
    return BEGUN.containsAll(all());
  }

  private static Set<String> all() {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(StoryTest.class));
    return scan.findCandidateComponents("org.tocsin.stories").stream()
        .map(BeanDefinition::getBeanClassName)
        .collect(Collectors.toSet());
  }
}
