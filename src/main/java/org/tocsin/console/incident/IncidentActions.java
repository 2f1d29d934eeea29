package org.tocsin.console.incident;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tocsin.console.layout.Me;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incident.State;
import org.tocsin.incident.Responding;
import org.tocsin.paging.answer.Acknowledging;
import org.tocsin.view.People;

/** The buttons on the pages; each leads to the incident and says there what it did. */
@Controller
class IncidentActions {
  private final Lookup lookup;
  private final People people;
  private final Acknowledging acknowledging;
  private final Responding responding;

  IncidentActions(
      Lookup lookup, People people, Acknowledging acknowledging, Responding responding) {
    this.lookup = lookup;
    this.people = people;
    this.acknowledging = acknowledging;
    this.responding = responding;
  }

  @PostMapping("/incidents/{number}/acknowledge")
  String acknowledge(
      @PathVariable String number, @ModelAttribute("me") Me me, RedirectAttributes redirect) {
    boolean done = acknowledging.acknowledge(lookup.incident(number).number(), me.id());
    Incident incident = lookup.incident(number);
    return shown(incident, redirect, answer(incident, me, done));
  }

  private String answer(Incident incident, Me me, boolean done) {
    String responder = incident.responder();
    if (me.id().equals(responder)) {
      return done ? "Acknowledged. You are the responder." : "You are the responder already.";
    }
    String who = responder == null ? null : people.names().of(responder);
    if (done) {
      return who == null ? "Acknowledged." : "Acknowledged. %s is the responder.".formatted(who);
    }
    if (who != null) {
      return "%s was first and is the responder. Nothing for you to do.".formatted(who);
    }
    return incident.state() == State.CLOSED
        ? "The incident is closed. Nothing for you to do."
        : "You have no page to acknowledge yet. Try again in a moment.";
  }

  @PostMapping("/incidents/{number}/false-alarm")
  String falseAlarm(
      @PathVariable String number, @ModelAttribute("me") Me me, RedirectAttributes redirect) {
    Incident incident = lookup.incident(number);
    boolean done = responding.reportFalseAlarm(incident.number(), me.id());
    return shown(
        incident,
        redirect,
        done
            ? "Closing it as a false alarm. Everybody who was paged is notified."
            : "You can close it as a false alarm only after it is acknowledged and before it is mitigated.");
  }

  @PostMapping("/incidents/{number}/severity")
  String changeSeverity(
      @PathVariable String number,
      @RequestParam String newSeverity,
      @RequestParam String reason,
      @ModelAttribute("me") Me me,
      RedirectAttributes redirect) {
    Incident incident = lookup.incident(number);
    try {
      boolean done = responding.changeSeverity(incident.number(), newSeverity, reason, me.id());
      return shown(
          incident,
          redirect,
          done
              ? "Changing the severity to %s.".formatted(newSeverity)
              : "It is %s already, or closed.".formatted(newSeverity));
    } catch (IllegalArgumentException e) {
      return shown(incident, redirect, String.valueOf(e.getMessage()));
    }
  }

  /** The parameter keeps the answer from a page that looks again at the same moment. */
  private static String shown(Incident incident, RedirectAttributes redirect, String answer) {
    redirect.addFlashAttribute("answer", answer);
    return "redirect:/incidents/" + incident.number() + "?answered";
  }
}
