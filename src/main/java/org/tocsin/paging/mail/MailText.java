package org.tocsin.paging.mail;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.tocsin.incident.Incident;
import org.tocsin.paging.channel.Message;

/** The text of a mail, for somebody whom it has just woken. */
@Component
class MailText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SpringTemplateEngine templates;

  MailText(SpringTemplateEngine templates) {
    this.templates = templates;
  }

  String plain(Message message) {
    if (message.incident() == null) {
      return message.text() + "\n\nTocsin: " + message.incidentLink() + "\n";
    }
    Incident incident = message.incident();
    boolean page = message.wantsAnswer();
    return """
        %s

        Incident   %s %s
        Title      %s
        Service    %s, team %s
        Opened     %s
        %s
        View incident: %s
        """
        .formatted(
            page
                ? "You are paged as %s: %s."
                    .formatted(message.page().role(), message.page().reason())
                : message.page().reason(),
            incident.number(),
            incident.severity(),
            incident.title(),
            incident.service().isBlank() ? "not named" : incident.service(),
            incident.team(),
            TIME.format(incident.openedAt()),
            page ? "\nAcknowledge: " + message.answerLink() + "\n" : "",
            message.incidentLink());
  }

  String html(Message message) {
    Context context = new Context(Locale.ROOT);
    context.setVariable("message", message);
    if (message.incident() == null) {
      return templates.process("paging/letter", context);
    }
    context.setVariable("page", message.wantsAnswer());
    context.setVariable("opened", TIME.format(message.incident().openedAt()));
    return templates.process("paging/mail", context);
  }
}
