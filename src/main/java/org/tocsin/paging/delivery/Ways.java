package org.tocsin.paging.delivery;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tocsin.paging.inbox.Inbox;
import org.tocsin.paging.mail.Mail;
import org.tocsin.paging.ntfy.Ntfy;
import org.tocsin.paging.slack.Slack;
import org.tocsin.paging.twilio.Sms;
import org.tocsin.paging.twilio.Voice;
import org.tocsin.paging.webhook.Webhook;

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

  @Bean
  SendPage sendPageByNtfy(Ntfy ntfy, Messages messages, Attempts attempts) {
    return new SendPage(ntfy, messages, attempts);
  }

  @Bean
  SendPage sendPageBySlack(Slack slack, Messages messages, Attempts attempts) {
    return new SendPage(slack, messages, attempts);
  }

  @Bean
  SendPage sendPageBySms(Sms sms, Messages messages, Attempts attempts) {
    return new SendPage(sms, messages, attempts);
  }

  @Bean
  SendPage sendPageByVoice(Voice voice, Messages messages, Attempts attempts) {
    return new SendPage(voice, messages, attempts);
  }

  @Bean
  SendPage sendPageByWebhook(Webhook webhook, Messages messages, Attempts attempts) {
    return new SendPage(webhook, messages, attempts);
  }
}
