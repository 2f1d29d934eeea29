package org.tocsin.paging.twilio;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tocsin.paging.PagingSettings;
import org.tocsin.paging.channel.Message;
import org.tocsin.paging.channel.Way;

/** A call that says what it is about. The address is a number in the form of E.164. */
@Component
public class Voice implements Way {
  private final TwilioApi twilio;
  private final PagingSettings settings;

  Voice(TwilioApi twilio, PagingSettings settings) {
    this.twilio = twilio;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "voice";
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
    return twilio.make("Calls", message.address(), "Twiml", script(message));
  }

  private String script(Message message) {
    if (message.code() != null) {
      return Twiml.said("This is Tocsin. Your code is " + spoken(message.code()) + ".", 3);
    }
    if (!message.wantsAnswer()) {
      return Twiml.said("This is Tocsin. %s. %s".formatted(message.subject(), message.text()), 1);
    }
    return Twiml.question(
        "This is Tocsin. Severity %s. Incident %d. %s. Service %s. Press 1 to acknowledge, or 2 when it is mitigated."
            .formatted(
                message.incident().severity().name().substring(3),
                message.incident().number().value(),
                message.incident().title(),
                message.incident().service().isBlank()
                    ? "not named"
                    : message.incident().service()),
        settings.address("/api/replies/twilio/voice/" + message.page().id()));
  }

  /** Digit by digit, with a pause after each. */
  private static String spoken(String code) {
    return String.join(", ", code.split(""));
  }
}
