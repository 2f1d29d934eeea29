package org.tocsin.paging.delivery;

import org.tocsin.engine.outside.HeldUp;
import org.tocsin.engine.outside.Lease;
import org.tocsin.engine.outside.NoUseTryingAgain;
import org.tocsin.engine.verb.Outside;
import org.tocsin.engine.verb.Verb;
import org.tocsin.paging.Page;
import org.tocsin.paging.channel.Message;
import org.tocsin.paging.channel.Way;

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

  record In(long page, Lease lease) {}

  @Override
  public String topic() {
    return way.name();
  }

  /**
   * A page that was answered meanwhile is not sent, nor one that this way has taken already, nor
   * one that another node may be sending. Whoever counts as unreachable is tried once: the process
   * tries them again later.
   */
  @Override
  public Nothing apply(In in) {
    Page page = messages.page(in.page());
    if (attempts.isOver(page, way.name())) {
      return Nothing.NOTHING;
    }
    Message message;
    String answer;
    try {
      message = messages.of(page, way.name(), in.lease());
      in.lease().check();
      answer = way.send(message);
    } catch (HeldUp e) {
      throw e;
    } catch (RuntimeException e) {
      attempts.failed(page, way.name(), e);
      throw page.unreachableAt() == null ? e : new NoUseTryingAgain(String.valueOf(e.getMessage()));
    }
    attempts.succeeded(message, way.name(), answer);
    return Nothing.NOTHING;
  }
}
