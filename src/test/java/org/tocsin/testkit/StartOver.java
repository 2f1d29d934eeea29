package org.tocsin.testkit;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Every story begins with nothing open, an empty mailbox and the same time. */
class StartOver implements BeforeEachCallback {
  @Override
  public void beforeEach(ExtensionContext context) {
    EveryStory.begins(context.getRequiredTestClass());
    SpringExtension.getApplicationContext(context).getBean(World.class).startOver();
  }
}
