package org.tocsin.oncall.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Person;
import org.tocsin.oncall.schedule.Schedules;
import org.tocsin.oncall.schedule.Target;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** Shifts are exchanged when both want it, and not before. */
@StoryTest
class SwapTest {
  private static final Instant ADAS = Instant.parse("2026-11-25T08:00:00Z");
  private static final Instant BENS = Instant.parse("2026-11-26T08:00:00Z");

  @Autowired Duties duties;
  @Autowired World world;
  @Autowired Mailbox mailbox;
  @Autowired Swapping swapping;
  @Autowired Schedules schedules;

  @BeforeEach
  void adaAndBenTakeTurns() {
    duties.rotation(
        "shop",
        "primary",
        "{ id: shop-day, layers: [{ people: [ada, ben], every: P1D, from: 2026-11-23, at: '08:00' }] }");
    assertThat(onCall(ADAS)).containsExactly("ada");
    assertThat(onCall(BENS)).containsExactly("ben");
  }

  @Test
  void nothingChangesUntilTheOtherPersonAccepts() {
    long swap = swapping.ask(both(), "ada");
    world.settle();
    assertThat(mailbox.subjectsTo("ben@example.org"))
        .containsExactly("Ada Okafor asks you to swap a shift");
    assertThat(mailbox.newestTo("ben@example.org"))
        .contains("from Wed 25 Nov 2026, 09:00 until Thu 26 Nov 2026, 09:00 (Europe/Madrid)")
        .contains("Until you accept, nothing changes.");
    assertThat(onCall(ADAS)).containsExactly("ada");
    assertThat(swapping.answer(swap, true, "ben")).isTrue();
    assertThat(onCall(ADAS)).containsExactly("ben");
    assertThat(onCall(BENS)).containsExactly("ada");
    world.settle();
    assertThat(mailbox.subjectsTo("ada@example.org"))
        .containsExactly("Ben Castillo has accepted your swap");
  }

  @Test
  void whatIsDeclinedChangesNothing() {
    long swap = swapping.ask(both(), "ada");
    assertThat(swapping.answer(swap, false, "ben")).isTrue();
    assertThat(swapping.answer(swap, true, "ben")).isFalse();
    assertThat(onCall(ADAS)).containsExactly("ada");
    world.settle();
    assertThat(mailbox.subjectsTo("ada@example.org"))
        .containsExactly("Ben Castillo has declined your swap");
  }

  @Test
  void onlyTheOtherPersonAnswersAndOnlyTheOneWhoAskedWithdraws() {
    long swap = swapping.ask(both(), "ada");
    assertThat(swapping.answer(swap, true, "ada")).isFalse();
    assertThat(swapping.answer(swap, true, "chen")).isFalse();
    assertThat(swapping.withdraw(swap, "ben")).isFalse();
    assertThat(swapping.withdraw(swap, "ada")).isTrue();
    assertThat(swapping.answer(swap, true, "ben")).isFalse();
    assertThat(swapping.open("ben")).isEmpty();
  }

  @Test
  void somebodyMayCoverWithoutAReturn() {
    Asked cover = new Asked("duty:shop/primary", "chen", ADAS, BENS, null, null, "dentist");
    long swap = swapping.ask(cover, "ada");
    assertThat(swapping.answer(swap, true, "chen")).isTrue();
    assertThat(onCall(ADAS)).containsExactly("chen");
    assertThat(onCall(BENS)).containsExactly("ben");
  }

  @Test
  void aShiftThatIsNotOnesOwnCannotBeSwapped() {
    Asked bens =
        new Asked("rotation:shop-day", "chen", BENS, BENS.plusSeconds(3600), null, null, "");
    assertThatThrownBy(() -> swapping.ask(bens, "ada"))
        .hasMessage("Ada Okafor is not on call in that time, so there is nothing to swap.");
  }

  @Test
  void nothingIsSwappedWhenItsTimeIsOver() {
    long swap = swapping.ask(both(), "ada");
    world.minutesPass(60 * 24 * 4);
    assertThat(swapping.answer(swap, true, "ben")).isFalse();
  }

  private static Asked both() {
    return new Asked(
        "rotation:shop-day", "ben", ADAS, BENS, BENS, BENS.plusSeconds(86_400), "a birthday");
  }

  private List<String> onCall(Instant at) {
    return schedules.at(at).people(Target.duty("shop", Duty.PRIMARY), at).stream()
        .map(Person::id)
        .toList();
  }
}
