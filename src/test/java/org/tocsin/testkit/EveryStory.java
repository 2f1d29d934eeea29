package org.tocsin.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * Knows whether this run told all stories there are, or only some of them. Stories are told in more
 * than one JVM; each leaves a file with the sequence flows it took in a folder of the run.
 */
public final class EveryStory {
  private static final Path FOLDER =
      Path.of(
          System.getProperty("tocsin.stories", "target/stories/" + ProcessHandle.current().pid()));

  private EveryStory() {}

  static void ends(Class<?> story, Collection<String> takenFlows) throws IOException {
    Files.createDirectories(FOLDER);
    Files.write(FOLDER.resolve(story.getName()), takenFlows);
  }

  public static boolean wasTold() {
    return all().stream().allMatch(story -> Files.exists(FOLDER.resolve(story)));
  }

  /** The sequence flows that any story took. */
  public static Set<String> takenFlows() throws IOException {
    Set<String> taken = new HashSet<>();
    try (Stream<Path> stories = Files.list(FOLDER)) {
      for (Path story : stories.toList()) {
        taken.addAll(Files.readAllLines(story));
      }
    }
    return taken;
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
