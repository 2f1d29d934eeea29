package org.tocsin.paging.channel;

import org.jspecify.annotations.Nullable;
import org.tocsin.directory.model.Person;
import org.tocsin.engine.outside.Lease;
import org.tocsin.incident.Incident;
import org.tocsin.paging.Page;

/**
 * What is sent to one person.
 *
 * @param id stable over all tries, so that a repetition after a crash is recognised
 * @param page what it says
 * @param incident null for what belongs to none
 * @param address where the way finds the person; empty when it needs no address
 * @param answerLink address of the page on which it is acknowledged
 * @param incidentLink address of the incident on the console
 * @param code the digits that verify a way; null for everything else
 * @param lease under which it is sent; for ways that take some time to get to the other side
 */
public record Message(
    String id,
    Page page,
    @Nullable Incident incident,
    Person to,
    String address,
    String answerLink,
    String incidentLink,
    @Nullable String code,
    Lease lease) {

  public boolean wantsAnswer() {
    return page.kind() == Page.Kind.PAGE;
  }

  /** One line that says the most important thing first. */
  public String subject() {
    String subject =
        switch (page.kind()) {
          case PAGE ->
              "[%s] %s: %s".formatted(incident.severity(), incident.number(), incident.title());
          case NOTICE -> "[%s] %s".formatted(incident.number(), page.reason());
          case LETTER, CODE, TEST -> page.reason();
        };
    return subject.replaceAll("[\\r\\n]+", " ");
  }

  /** What stands below the subject, in plain sentences. */
  public String text() {
    return switch (page.kind()) {
      case PAGE ->
          "You are paged as %s: %s. Service %s, team %s."
              .formatted(
                  page.role(),
                  page.reason(),
                  incident.service().isBlank() ? "not named" : incident.service(),
                  incident.team());
      case NOTICE -> "%s %s".formatted(incident.severity(), incident.title());
      case LETTER -> page.body();
      case CODE ->
          "Your code is %s. It is good for ten minutes. If you did not ask for it, ignore it."
              .formatted(code);
      case TEST -> "You asked for this test. Nothing is wrong, and you need do nothing.";
    };
  }
}
