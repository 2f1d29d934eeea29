package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Person;
import org.tocsin.oncall.schedule.Roster;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** Shifts change hands, and whoever comes on call is told; gaps are told before they come. */
@StoryTest
class HandOverStory {
  @Autowired World world;
  @Autowired Duties duties;
  @Autowired Mailbox mailbox;
  @Autowired Roster roster;
  @Autowired Alertmanager alertmanager;

  @Test
  void theShiftChangesHandsAtNineAndTheIncomingPersonIsTold() {
    duties.rotation("shop", "primary", daily("2026-11-23", "[ada, ben]"));
    world.untilMinute(5 * 60 - 1);
    assertThat(onCall()).containsExactly("ben");
    world.untilMinute(6 * 60);
    assertThat(onCall()).containsExactly("ada");
    assertThat(mailbox.subjectsTo("ada@example.org"))
        .containsExactly("You are on call: primary of Shop");
    assertThat(mailbox.newestTo("ada@example.org"))
        .contains("until Tue 24 Nov 2026, 08:00 (Africa/Accra)")
        .contains("No incident of the team is open.");
    assertThat(mailbox.subjectsTo("ben@example.org")).isEmpty();
  }

  @Test
  void theLetterSaysWhatIsOpenAndWhoIsOnIt() {
    duties.rotation("shop", "primary", daily("2026-11-23", "[ada, ben]"));
    alertmanager.fires("checkout", "critical", "CheckoutDown");
    world.untilMinute(6 * 60);
    assertThat(letterTo("ada"))
        .contains("INC-1 SEV1, open: CheckoutDown of checkout")
        .contains("nobody has answered yet; a page waits for")
        .contains("http://tocsin.test/incidents/INC-1");
  }

  @Test
  void handOversFollowOneAnother() {
    duties.rotation("shop", "primary", daily("2026-11-23", "[ada, ben]"));
    world.passes(Duration.ofDays(3));
    assertThat(mailbox.subjectsTo("ada@example.org")).hasSize(2);
    assertThat(mailbox.subjectsTo("ben@example.org")).hasSize(1);
  }

  @Test
  void aChangeOfTheDirectoryMovesTheHandOver() {
    duties.rotation("shop", "primary", daily("2026-11-23", "[ada, ben]"));
    world.settle();
    duties.rotation(
        "shop",
        "primary",
        "{ id: shop-day, layers: [{ people: [chen, dara], every: P1D, from: 2026-11-22, at: '04:00' }] }");
    world.untilMinute(2 * 60);
    assertThat(mailbox.subjectsTo("dara@example.org"))
        .containsExactly("You are on call: primary of Shop");
    world.untilMinute(12 * 60);
    assertThat(mailbox.subjectsTo("ada@example.org")).isEmpty();
  }

  @Test
  void aTeamThatIsGoneIsNotWaitedFor() {
    duties.rotation("shop", "primary", daily("2026-11-23", "[ada, ben]"));
    world.settle();
    duties.change(
        document -> {
          document.withArray("/teams").remove(0);
          ((ObjectNode) document).withArray("/services").removeAll();
        });
    world.passes(Duration.ofDays(2));
    assertThat(mailbox.subjectsTo("ada@example.org")).isEmpty();
    assertThat(mailbox.subjectsTo("ben@example.org")).isEmpty();
  }

  @Test
  void managementIsToldOfAGapOnce() {
    duties.rotation(
        "shop",
        "primary",
        "{ id: shop-day, layers: [{ people: [ada], every: P1D, from: 2026-11-23, until: 2026-12-01, at: '08:00' }] }");
    world.passes(Duration.ofDays(4));
    List<String> told = mailbox.subjectsTo("frank@example.org");
    assertThat(told).containsExactly("Nobody is on call for Shop at times in the next 14 days");
    assertThat(mailbox.newestTo("frank@example.org"))
        .contains("Shop has no primary from Tue 1 Dec 2026, 09:00 (Europe/Madrid) on.");
  }

  private String letterTo(String person) {
    return mailbox.textOf(person + "@example.org", "You are on call: primary of Shop");
  }

  private List<String> onCall() {
    return roster.onCall("shop", Duty.PRIMARY).stream().map(Person::id).toList();
  }

  private static String daily(String from, String people) {
    return "{ id: shop-day, layers: [{ people: %s, every: P1D, from: %s, at: '08:00' }] }"
        .formatted(
            people,
            Instant.parse(from + "T00:00:00Z").atZone(ZoneOffset.UTC).toLocalDate().minusDays(2));
  }
}
