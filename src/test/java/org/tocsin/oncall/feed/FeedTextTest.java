package org.tocsin.oncall.feed;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A feed is read back by another library than the one that wrote it. */
class FeedTextTest {
  private static final Instant FROM = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-11-30T08:00:00Z");
  private static final Instant CHANGED = Instant.parse("2026-11-20T10:11:12Z");

  @Example
  void itSaysWhatCalendarsNeed() {
    String text =
        FeedText.of(
            "On call: Shop", List.of(event("Shop primary: Ada", 3, false), event("gone", 1, true)));
    assertThat(text.lines())
        .contains(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "METHOD:PUBLISH",
            "X-WR-CALNAME:On call: Shop",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
            "DTSTART:20261123T080000Z",
            "DTEND:20261130T080000Z",
            "DTSTAMP:20261120T101112Z",
            "LAST-MODIFIED:20261120T101112Z",
            "SEQUENCE:3",
            "STATUS:CONFIRMED",
            "STATUS:CANCELLED",
            "TRANSP:TRANSPARENT");
    assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    ICalendar read = Biweekly.parse(text).first();
    VEvent first = read.getEvents().get(0);
    assertThat(first.getDateStart().getValue().toInstant()).isEqualTo(FROM);
    assertThat(first.getDateEnd().getValue().toInstant()).isEqualTo(UNTIL);
    assertThat(first.getUid().getValue()).isEqualTo("Shop primary: Ada");
    assertThat(read.getEvents().get(1).getStatus().getValue()).isEqualTo("CANCELLED");
    assertThat(read.getRefreshInterval().getValue().toMillis())
        .isEqualTo(Duration.ofHours(1).toMillis());
    assertThat(read.validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
  }

  @Property(tries = 300)
  void anySummaryComesBackAsItWas(@ForAll("texts") String summary) {
    String text = FeedText.of(summary, List.of(event(summary, 0, false)));
    for (String line : text.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
    ICalendar read = Biweekly.parse(text).first();
    assertThat(read.getEvents()).hasSize(1);
    assertThat(read.getEvents().get(0).getSummary().getValue()).isEqualTo(summary);
    assertThat(
            read.getExperimentalProperty("X-WR-CALNAME")
                .getValue()
                .replaceAll("\\\\([,;\\\\])", "$1")
                .replace("\\n", "\n"))
        .isEqualTo(summary);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("abc ;,\\:\n\"ÄßñЖ漢字é-")
        .ofMaxLength(200)
        .map(text -> "x" + text + "🙂")
        .filter(text -> !text.contains("\\n"));
  }

  private static FeedEvent event(String summary, int sequence, boolean cancelled) {
    return new FeedEvent(
        summary.length() > 20 ? "uid" : summary.replace("\n", ""),
        FROM,
        UNTIL,
        summary,
        sequence,
        CHANGED,
        cancelled);
  }
}
