package org.tocsin.paging;

import org.tocsin.engine.Outside;
import org.tocsin.engine.Verb;

/** Send page: one attempt by one way. There is one of this verb for each way, on its own topic. */
class SendPage implements Outside<SendPage.In, Verb.Nothing> {
  private final Way way;
  private final Messages messages;
  private final Attempts attempts;

  SendPage(Way way, Messages messages, Attempts attempts) {
    this.way = way;
    this.messages = messages;
    this.attempts = attempts;
  }

  record In(long page) {}

  @Override
  public String topic() {
    return way.name();
  }

  @Override
  public Nothing apply(In in) {
    Message message = messages.of(in.page(), way.name());
    if (message.page().kind() == Page.Kind.PAGE && !message.page().awaitsAnswer()) {
      return Nothing.NOTHING;
    }
    String answer;
    try {
      answer = way.send(message);
    } catch (RuntimeException e) {
      attempts.failed(message, way.name(), String.valueOf(e.getMessage()));
      throw e;
    }
    attempts.succeeded(message, way.name(), answer);
    return Nothing.NOTHING;
  }
}
