package org.tocsin.paging.twilio;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tocsin.paging.PagingSettings;
import org.tocsin.paging.answer.Replies;
import org.tocsin.shared.IncidentNumber;

/**
 * {@code POST /api/replies/twilio/sms}: a text message to our number, and {@code POST
 * /api/replies/twilio/voice/{page}}: a key pressed in a call. Both are answered with what Twilio is
 * to write or say (twilio.com/docs/messaging/guides/webhook-request, twilio.com/docs/voice/twiml).
 * A reply that Twilio delivers twice has its effect once.
 */
@RestController
class TwilioReplies {
  private static final Pattern ACKNOWLEDGE =
      Pattern.compile("a(?:ck(?:nowledged?)?)?(?:\\s+(?:inc-?)?([1-9][0-9]{0,17}))?\\W*");
  private static final Pattern RESOLVE =
      Pattern.compile("r(?:esolved?)?(?:\\s+(?:inc-?)?([1-9][0-9]{0,17}))?\\W*");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private static final String NOT_YOURS = "This page was not sent to this number.";
  private static final String HOW =
      "Reply A to acknowledge your page, or A 42 for that of INC-42. Reply R when it is mitigated.";

  private final TwilioSignature signature;
  private final AnsweredOnce once;
  private final Replies replies;
  private final PagingSettings settings;

  TwilioReplies(
      TwilioSignature signature, AnsweredOnce once, Replies replies, PagingSettings settings) {
    this.signature = signature;
    this.once = once;
    this.replies = replies;
    this.settings = settings;
  }

  @Operation(summary = "Takes a reply by text message from Twilio")
  @PostMapping(path = "/api/replies/twilio/sms", produces = MediaType.APPLICATION_XML_VALUE)
  String written(HttpServletRequest request) {
    check(request);
    String from = parameter(request, "From");
    String text = parameter(request, "Body").strip().toLowerCase(Locale.ROOT);
    return once.answer(id(request, "MessageSid"), () -> answer(from, text));
  }

  private String answer(String from, String text) {
    Matcher acknowledge = ACKNOWLEDGE.matcher(text);
    if (acknowledge.matches()) {
      return replies
          .acknowledge("sms", from, number(acknowledge.group(1)))
          .map(Twiml::message)
          .orElseGet(Twiml::nothing);
    }
    Matcher resolve = RESOLVE.matcher(text);
    if (resolve.matches()) {
      return replies
          .over("sms", from, number(resolve.group(1)))
          .map(Twiml::message)
          .orElseGet(Twiml::nothing);
    }
    // whoever is not known here gets no answer, which would cost money
    return replies.isKnown("sms", from) ? Twiml.message(HOW) : Twiml.nothing();
  }

  @Operation(summary = "Takes a key pressed during a call from Twilio")
  @PostMapping(
      path = "/api/replies/twilio/voice/{page}",
      produces = MediaType.APPLICATION_XML_VALUE)
  String pressed(@PathVariable long page, HttpServletRequest request) {
    check(request);
    String to = parameter(request, "To");
    String digits = parameter(request, "Digits");
    return Set.of("1", "2").contains(digits)
        ? once.answer(
            "%s page %d key %s".formatted(id(request, "CallSid"), page, digits),
            () -> answer(page, to, digits))
        : Twiml.question(
            "Press 1 to acknowledge, or 2 when it is mitigated.",
            settings.address("/api/replies/twilio/voice/" + page));
  }

  private String answer(long page, String to, String digits) {
    Optional<String> said =
        digits.equals("1")
            ? replies.acknowledge("voice", to, page)
            : replies.incidentOf(page).flatMap(incident -> replies.over("voice", to, incident));
    return Twiml.said(said.orElse(NOT_YOURS), 1);
  }

  private void check(HttpServletRequest request) {
    if (!signature.holds(
        settings.address(request.getRequestURI()),
        request.getParameterMap(),
        request.getHeader("X-Twilio-Signature"))) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "This is not signed with the token of our Twilio account.");
    }
  }

  /** What Twilio calls the message or call; a repeated delivery has the same. */
  private static String id(HttpServletRequest request, String name) {
    String id = parameter(request, name);
    if (!ID.matcher(id).matches()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no " + name + ".");
    }
    return id;
  }

  private static String parameter(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  private static @Nullable IncidentNumber number(@Nullable String digits) {
    return digits == null ? null : IncidentNumber.valueOf(digits);
  }
}
