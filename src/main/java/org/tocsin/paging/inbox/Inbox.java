package org.tocsin.paging.inbox;

import org.springframework.stereotype.Component;
import org.tocsin.paging.channel.Message;
import org.tocsin.paging.channel.Way;

/**
 * The inbox on the console. Every page is in it from the moment it is made; as a way out it counts
 * only for a person who says that they look at it.
 */
@Component
public class Inbox implements Way {
  @Override
  public String name() {
    return "inbox";
  }

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public boolean wakes() {
    return false;
  }

  @Override
  public String send(Message message) {
    return "in the inbox on the console";
  }
}
