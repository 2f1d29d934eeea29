package org.tocsin.oncall.feed;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.oncall.override.Overriding;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** Feeds as a calendar fetches them, without a sign-in. */
@StoryTest
class FeedTest {
  @Autowired TestRestTemplate http;
  @Autowired Duties duties;
  @Autowired Feeds feeds;
  @Autowired JdbcClient database;
  @Autowired World world;
  @Autowired Overriding overriding;

  @BeforeEach
  void aWeekOfAdaAndBen() {
    rotation("[ada, ben]");
  }

  @Test
  void aTeamFeedHasItsShiftsOfAYear() {
    List<VEvent> events = read(address("team:shop"));
    assertThat(events).hasSizeBetween(54, 56);
    assertThat(events.get(0).getSummary().getValue()).startsWith("Shop primary: ");
    assertThat(events).allMatch(event -> event.getStatus().getValue().equals("CONFIRMED"));
    assertThat(events.stream().map(event -> event.getUid().getValue()).distinct())
        .hasSameSizeAs(events);
  }

  @Test
  void aPersonsFeedHasTheirShiftsOnly() {
    assertThat(read(address("person:ada")))
        .hasSizeBetween(26, 28)
        .allMatch(event -> event.getSummary().getValue().equals("Shop primary: Ada Okafor"));
    assertThat(read(address("person:erin"))).isEmpty();
  }

  @Test
  void shiftsKeepTheirIdsAndWhatGoesAwayIsCancelled() {
    String address = address("rotation:shop-week");
    List<String> before = uids(read(address));
    assertThat(uids(read(address))).isEqualTo(before);
    rotation("[ada, chen]");
    List<VEvent> after = read(address);
    assertThat(uids(after)).containsAll(before);
    assertThat(after.stream().filter(e -> e.getStatus().getValue().equals("CANCELLED")))
        .isNotEmpty()
        .allMatch(e -> e.getSummary().getValue().equals("shop-week: Ben Castillo"))
        .allMatch(e -> e.getSequence().getValue() == 1);
  }

  @Test
  void timeThatPassesCancelsNothing() {
    String address = address("team:shop");
    read(address);
    world.passes(Duration.ofDays(20));
    assertThat(read(address)).allMatch(event -> event.getStatus().getValue().equals("CONFIRMED"));
  }

  @Test
  void anAddressThatIsRevokedOrMadeUpLeadsNowhere() {
    String address = address("team:shop");
    assertThat(http.getForEntity(address, String.class).getStatusCode().value()).isEqualTo(200);
    String other = address.replaceFirst("/ical/(..........).", "/ical/$1_");
    assertThat(http.getForEntity(other, String.class).getStatusCode().value()).isEqualTo(404);
    feeds.revoke(feeds.of("ada").get(0).id(), "ben");
    assertThat(http.getForEntity(address, String.class).getStatusCode().value()).isEqualTo(200);
    feeds.revoke(feeds.of("ada").get(0).id(), "ada");
    assertThat(http.getForEntity(address, String.class).getStatusCode().value()).isEqualTo(404);
    assertThat(database.sql("select revoked_by from oncall_feeds").query(String.class).single())
        .isEqualTo("ada");
  }

  private String address(String subject) {
    feeds.make(subject, "ada");
    Feed feed =
        feeds.of("ada").stream().filter(f -> f.subject().equals(subject)).findFirst().orElseThrow();
    return "/ical/" + feeds.token(feed) + ".ics";
  }

  private List<VEvent> read(String address) {
    ResponseEntity<String> answer = http.getForEntity(address, String.class);
    assertThat(answer.getHeaders().getContentType()).hasToString("text/calendar;charset=UTF-8");
    return Biweekly.parse(answer.getBody()).first().getEvents();
  }

  private static List<String> uids(List<VEvent> events) {
    return events.stream().map(event -> event.getUid().getValue()).toList();
  }

  private void rotation(String people) {
    duties.rotation(
        "shop",
        "primary",
        "{ id: shop-week, zone: Europe/Berlin, layers: [{ people: %s, every: P1W, from: 2026-10-05, at: '09:00' }] }"
            .formatted(people));
  }
}
