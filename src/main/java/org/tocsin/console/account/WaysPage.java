package org.tocsin.console.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tocsin.console.layout.Me;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.QuietHours;
import org.tocsin.paging.delivery.Deliveries.Delivery;
import org.tocsin.paging.delivery.OwnWays;
import org.tocsin.view.Moment;
import org.tocsin.view.Spans;

/** How the person who is signed in is reached, and where they show that an address is theirs. */
@Controller
class WaysPage {
  private static final String HERE = "redirect:/me/ways";

  private final OwnWays ways;
  private final Directory directory;

  WaysPage(OwnWays ways, Directory directory) {
    this.ways = ways;
    this.directory = directory;
  }

  /**
   * One of the ways.
   *
   * @param name the word for it in the directory
   * @param words the words for it on the page
   * @param when when it is used
   * @param codeMinutes for how many more minutes a code may be entered; null when there is none
   * @param tried what came of the newest code or test, and when
   * @param key see {@link OwnWays.State}
   */
  record Shown(
      String name,
      String words,
      String address,
      String when,
      boolean available,
      boolean wantsCode,
      boolean mayBeTested,
      @Nullable Long codeMinutes,
      @Nullable Moment at,
      @Nullable Delivery tried,
      @Nullable String key) {
    static Shown of(OwnWays.State state, boolean first, Instant now) {
      String way = state.way().way();
      return new Shown(
          way,
          words(way),
          state.way().address(),
          way.equals("inbox") ? INBOX : when(state.way().after(), first),
          state.available(),
          state.wantsCode(),
          state.mayBeTested(),
          Optional.ofNullable(state.codeUntil())
              .filter(until -> state.wantsCode())
              .map(until -> Duration.between(now, until).toMinutes() + 1)
              .orElse(null),
          state.tried() == null ? null : new Moment(state.tried().at(), now),
          state.tried(),
          state.key());
    }

    private static final String INBOX = "shows every page, but wakes nobody";

    private static String words(String way) {
      return switch (way) {
        case "mail" -> "Mail";
        case "ntfy" -> "Push message";
        case "slack" -> "Slack";
        case "sms" -> "Text message";
        case "voice" -> "Call";
        case "webhook" -> "Webhook";
        case "inbox" -> "Inbox on the console";
        default -> way;
      };
    }

    private static String when(@Nullable Duration after, boolean first) {
      if (first) {
        return "at once";
      }
      if (after == null) {
        return "when all before it have failed";
      }
      return after.isZero()
          ? "at once, too"
          : Spans.rough(after) + " after the page, if nobody has answered";
    }
  }

  @GetMapping("/me/ways")
  String ways(@ModelAttribute("me") Me me, @ModelAttribute("now") Instant now, Model model) {
    List<OwnWays.State> states = ways.of(me.id());
    model.addAttribute(
        "ways",
        states.stream().map(state -> Shown.of(state, state == states.get(0), now)).toList());
    model.addAttribute("quiet", directory.person(me.id()).map(WaysPage::quiet).orElse(null));
    return "console/account/ways";
  }

  private static @Nullable String quiet(Person person) {
    QuietHours quiet = person.quiet();
    return quiet == null
        ? null
        : "Quiet hours %s to %s (%s): for %s, what would wake you waits until they end."
            .formatted(
                quiet.from(),
                quiet.until(),
                person.zone(),
                String.join(", ", quiet.severities().stream().map(Object::toString).toList()));
  }

  @PostMapping("/me/ways/code")
  String code(@RequestParam String way, @ModelAttribute("me") Me me, RedirectAttributes redirect) {
    return sent(ways.sendCode(me.id(), way), "Code sent. Enter it within 10 minutes.", redirect);
  }

  @PostMapping("/me/ways/test")
  String test(@RequestParam String way, @ModelAttribute("me") Me me, RedirectAttributes redirect) {
    return sent(
        ways.sendTest(me.id(), way), "Test sent. Reload this page to see the result.", redirect);
  }

  private static String sent(boolean done, String words, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        done ? "answer" : "refusal",
        done
            ? words
            : "Nothing was sent: the limit is five an hour for each contact method. Try again later.");
    return HERE;
  }

  @PostMapping("/me/ways/verify")
  String verify(
      @RequestParam String way,
      @RequestParam String code,
      @ModelAttribute("me") Me me,
      RedirectAttributes redirect) {
    switch (ways.enter(me.id(), way, code)) {
      case VERIFIED ->
          redirect.addFlashAttribute("answer", "Verified. This contact method is now in use.");
      case WRONG ->
          redirect.addFlashAttribute("refusal", "That is not the code. Check it and try again.");
      case GONE ->
          redirect.addFlashAttribute("refusal", "That code has expired. Send another one.");
    }
    return HERE;
  }
}
