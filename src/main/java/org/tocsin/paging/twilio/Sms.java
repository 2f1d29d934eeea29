package org.tocsin.paging.twilio;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tocsin.paging.channel.Message;
import org.tocsin.paging.channel.Way;

/** A text message. The address is a number in the form of E.164. */
@Component
public class Sms implements Way {
  /** Two parts of a text message; what is longer is cut. */
  private static final int LONGEST = 300;

  private final TwilioApi twilio;

  Sms(TwilioApi twilio) {
    this.twilio = twilio;
  }

  @Override
  public String name() {
    return "sms";
  }

  @Override
  public boolean available() {
    return twilio.available();
  }

  @Override
  public boolean wakes() {
    return true;
  }

  @Override
  public Optional<String> probe() {
    return Optional.of(twilio.account());
  }

  @Override
  public String send(Message message) {
    return twilio.make("Messages", message.address(), "Body", text(message));
  }

  /** How to answer comes last, so only what stands before it is cut. */
  static String text(Message message) {
    String answer =
        message.wantsAnswer()
            ? "\nReply A %1$d to acknowledge, R %1$d when it is mitigated."
                .formatted(message.incident().number().value())
            : "";
    String text =
        message.incident() == null
            ? "Tocsin: " + message.text()
            : "Tocsin %s".formatted(message.subject());
    int most = LONGEST - answer.length();
    return (text.length() <= most ? text : text.substring(0, most - 3) + "...") + answer;
  }
}
