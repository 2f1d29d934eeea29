package org.tocsin.console.oncall;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tocsin.console.layout.Confirmation;
import org.tocsin.console.layout.Me;
import org.tocsin.console.layout.NotFound;
import org.tocsin.directory.Directory;
import org.tocsin.oncall.feed.Feed;
import org.tocsin.oncall.feed.Feeds;
import org.tocsin.view.Moment;

/** Making and revoking the addresses by which calendars look at shifts. */
@Controller
class FeedActions {
  private final Feeds feeds;
  private final Directory directory;

  FeedActions(Feeds feeds, Directory directory) {
    this.feeds = feeds;
    this.directory = directory;
  }

  @PostMapping("/oncall/feeds")
  String make(
      @RequestParam String subject,
      @RequestParam String back,
      @ModelAttribute("me") Me me,
      RedirectAttributes redirect) {
    try {
      if (!exists(subject, me)) {
        throw new IllegalArgumentException("There is no such calendar.");
      }
      feeds.make(subject, me.id());
    } catch (IllegalArgumentException e) {
      redirect.addFlashAttribute("refusal", e.getMessage());
    }
    return "redirect:" + CalendarActions.calendar(back) + "#feeds";
  }

  @GetMapping("/oncall/feeds/{id}/revoke")
  String ask(
      @PathVariable long id,
      @RequestParam String back,
      @ModelAttribute("me") Me me,
      @ModelAttribute("now") Instant now,
      Model model) {
    Feed feed =
        feeds.of(me.id()).stream()
            .filter(own -> own.id() == id)
            .findFirst()
            .orElseThrow(() -> new NotFound("You have no such calendar link."));
    model.addAttribute(
        new Confirmation(
            "Revoke this calendar link?",
            "Calendars that use it will show no shifts. You can create another link.",
            List.of(
                "It shows the shifts of %s.".formatted(feed.subject().replace(':', ' ')),
                "You made it %s ago.".formatted(new Moment(feed.madeAt(), now).age())),
            "/oncall/feeds/%d/revoke".formatted(id),
            "Revoke",
            CalendarActions.calendar(back)));
    return Confirmation.VIEW;
  }

  @PostMapping("/oncall/feeds/{id}/revoke")
  String revoke(
      @PathVariable long id,
      @RequestParam String back,
      @ModelAttribute("me") Me me,
      RedirectAttributes redirect) {
    feeds.revoke(id, me.id());
    redirect.addFlashAttribute("answer", "That link has been revoked.");
    return "redirect:" + CalendarActions.calendar(back);
  }

  private boolean exists(String subject, Me me) {
    String id = subject.substring(subject.indexOf(':') + 1);
    return subject.equals("person:" + me.id())
        || (subject.startsWith("team:") && directory.team(id).isPresent())
        || (subject.startsWith("rotation:") && directory.now().rotation(id).isPresent());
  }
}
