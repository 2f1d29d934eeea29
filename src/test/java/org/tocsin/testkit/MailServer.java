package org.tocsin.testkit;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the mailbox before Tocsin, which asks early whether there is a mail server. */
class MailServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Mailbox mailbox = new Mailbox();
    context.getBeanFactory().registerSingleton("mailbox", mailbox);
    TestPropertyValues.of("spring.mail.host=127.0.0.1", "spring.mail.port=" + mailbox.port())
        .applyTo(context);
  }
}
