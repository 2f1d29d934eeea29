package org.tocsin.paging.inbox;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Person;
import org.tocsin.paging.Message;
import org.tocsin.paging.Way;
import org.tocsin.paging.mail.Mail;

/**
 * The inbox on the console. Every page stands in it from the moment it is made; as a way out it
 * counts only for a person who cannot be reached otherwise.
 */
@Component
@Order(100)
public class Inbox implements Way {
  private final Mail mail;

  Inbox(Mail mail) {
    this.mail = mail;
  }

  @Override
  public String name() {
    return "inbox";
  }

  @Override
  public boolean reaches(Person person) {
    return !mail.reaches(person);
  }

  @Override
  public String send(Message message) {
    return "stands in the inbox on the console";
  }
}
