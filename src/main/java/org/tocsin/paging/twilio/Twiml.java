package org.tocsin.paging.twilio;

import org.springframework.web.util.HtmlUtils;

/** What Twilio says and asks, in its own markup (twilio.com/docs/voice/twiml). */
final class Twiml {
  /** A call's script may have 4000 characters, and a title is as long as its alert likes. */
  private static final int LONGEST_SENTENCE = 600;

  private Twiml() {}

  /** Says it so many times and hangs up. */
  static String said(String words, int times) {
    return response("<Pause length=\"1\"/>" + say(words).repeat(times));
  }

  /** Says it three times and waits each time for one key, which goes to this address. */
  static String question(String words, String answerTo) {
    String asked =
        "<Gather numDigits=\"1\" timeout=\"5\" method=\"POST\" action=\"%s\">%s</Gather>"
            .formatted(HtmlUtils.htmlEscape(answerTo, "UTF-8"), say(words));
    return response("<Pause length=\"1\"/>" + asked.repeat(3) + say("No key was pressed."));
  }

  /** The text message that answers one. */
  static String message(String words) {
    return response("<Message>%s</Message>".formatted(escaped(words)));
  }

  /** Neither says nor writes anything. */
  static String nothing() {
    return response("");
  }

  private static String say(String words) {
    return "<Say>%s</Say>".formatted(escaped(words));
  }

  private static String response(String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>%s</Response>".formatted(content);
  }

  /** As XML knows it: five entities, and no control characters. */
  private static String escaped(String words) {
    String line = words.replaceAll("\\p{Cntrl}+", " ");
    String cut =
        line.length() <= LONGEST_SENTENCE ? line : line.substring(0, LONGEST_SENTENCE) + "...";
    return HtmlUtils.htmlEscape(cut, "UTF-8");
  }
}
