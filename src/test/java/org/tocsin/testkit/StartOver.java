package org.tocsin.testkit;

import java.io.IOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.tocsin.engine.TakenFlows;

/** Every story begins with nothing open, an empty mailbox and the same time. */
class StartOver implements BeforeEachCallback, AfterAllCallback {
  @Override
  public void beforeEach(ExtensionContext context) {
    SpringExtension.getApplicationContext(context).getBean(World.class).startOver();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    EveryStory.ends(context.getRequiredTestClass(), TakenFlows.sinceLastAsked());
  }
}
