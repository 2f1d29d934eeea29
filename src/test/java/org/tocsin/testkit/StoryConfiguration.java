package org.tocsin.testkit;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.tocsin.engine.TakenFlows;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.watch.Rounds;

/** What stands in for the world outside. */
@TestConfiguration
@Import({
  EngineDriver.class,
  Superuser.class,
  Forgetting.class,
  World.class,
  Alertmanager.class,
  Sender.class,
  Duties.class,
  Modeler.class,
  TakenFlows.class,
  WithoutTheDisk.class,
  Rounds.class
})
class StoryConfiguration {
  @Bean
  StoryClock storyClock() {
    return new StoryClock();
  }
}
