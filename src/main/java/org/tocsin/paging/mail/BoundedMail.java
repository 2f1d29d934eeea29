package org.tocsin.paging.mail;

import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** No attempt at a mail takes longer than a call to any other way out. */
@Component
class BoundedMail implements BeanPostProcessor {
  private static final Duration WHOLE_ATTEMPT = Duration.ofSeconds(10);

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof JavaMailSenderImpl sender) {
      sender
          .getJavaMailProperties()
          .put("mail.smtp.socketFactory", new BoundedSockets(WHOLE_ATTEMPT));
    }
    return bean;
  }
}
