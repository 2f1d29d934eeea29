package org.tocsin.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A data folder of the stories' own, which is gone after the last of them. */
class StoryFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      Path folder = Files.createTempDirectory("tocsin-stories-");
      TestPropertyValues.of("tocsin.data-dir=" + folder.resolve("data")).applyTo(context);
      // What is registered first is disposed of last, when the database in the folder has stopped.
      ((DefaultSingletonBeanRegistry) context.getBeanFactory())
          .registerDisposableBean("storyFolder", () -> FileSystemUtils.deleteRecursively(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
