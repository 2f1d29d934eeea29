package org.tocsin.oncall.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a feed says of shifts that stay, change, go away and come back. */
class FeedMemoryTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant FIRST = MONDAY.minusSeconds(7200);
  private static final Instant NOW = MONDAY.minusSeconds(3600);
  private static final Instant HORIZON = MONDAY.plusSeconds(86400L * 365);

  @Test
  void whatStaysIsShownAsItWas() {
    List<FeedEvent> shown = now(List.of(), List.of(wanted("a", 8)), FIRST);
    assertThat(now(shown, List.of(wanted("a", 8)), NOW)).isEqualTo(shown);
  }

  @Test
  void whatChangesGetsTheNextSequence() {
    List<FeedEvent> shown = now(List.of(), List.of(wanted("a", 8)), FIRST);
    FeedEvent changed = now(shown, List.of(wanted("a", 4)), NOW).get(0);
    assertThat(changed.sequence()).isEqualTo(1);
    assertThat(changed.changedAt()).isEqualTo(NOW);
    assertThat(changed.until()).isEqualTo(MONDAY.plusSeconds(4 * 3600));
  }

  @Test
  void whatGoesAwayIsCancelledAndStaysSoUntilItComesBack() {
    List<FeedEvent> shown = now(List.of(), List.of(wanted("a", 8)), FIRST);
    List<FeedEvent> gone = now(shown, List.of(), NOW);
    assertThat(gone).extracting(FeedEvent::cancelled).containsExactly(true);
    assertThat(now(gone, List.of(), NOW.plusSeconds(1))).isEqualTo(gone);
    FeedEvent back = now(gone, List.of(wanted("a", 8)), NOW.plusSeconds(2)).get(0);
    assertThat(back.cancelled()).isFalse();
    assertThat(back.sequence()).isEqualTo(2);
  }

  private static List<FeedEvent> now(List<FeedEvent> shown, List<FeedEvent> wanted, Instant now) {
    return FeedMemory.now(shown, wanted, HORIZON, now);
  }

  private static FeedEvent wanted(String uid, int hours) {
    return new FeedEvent(
        uid, MONDAY, MONDAY.plusSeconds(hours * 3600L), uid, 0, Instant.EPOCH, false);
  }
}
