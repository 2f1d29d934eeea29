package org.tocsin.paging;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tocsin.paging.inbox.Inbox;
import org.tocsin.paging.mail.Mail;

/** Gives each way its own verb, so that each is served by a pool of its own. */
@Configuration
class Ways {
  @Bean
  SendPage sendPageByInbox(Inbox inbox, Messages messages, Attempts attempts) {
    return new SendPage(inbox, messages, attempts);
  }

  @Bean
  SendPage sendPageByMail(Mail mail, Messages messages, Attempts attempts) {
    return new SendPage(mail, messages, attempts);
  }
}
