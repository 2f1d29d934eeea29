package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.tocsin.incident.timeline.Timeline;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Vendors;
import org.tocsin.testkit.World;

/**
 * The primary's phone is dead, the chat is down, the secondary has no way at all. The commander
 * answers, and nothing was silent in between.
 */
@StoryTest
class WorstNightStory {
  @Autowired World world;
  @Autowired Duties duties;
  @Autowired Vendors vendors;
  @Autowired Mailbox mailbox;
  @Autowired TestRestTemplate http;

  @BeforeEach
  void nothingWorks() {
    vendors.answers(Vendors.VOICE, 503, "{\"code\":20503,\"message\":\"Service unavailable\"}");
    vendors.answers(Vendors.SLACK, 503, "");
    duties.reachedBy(
        "ada",
        "[{way: voice, address: '+491701234567'}, {way: slack, address: U024BE7LH, after: PT2M}]");
    duties.reachedBy("ben", "[]");
    duties.change(
        document -> {
          ObjectNode policy = document.withArray("/policies").addObject().put("id", "shop");
          for (String duty : List.of("primary", "secondary", "commander")) {
            policy
                .withArray("/levels")
                .addObject()
                .put("ackWithin", "PT5M")
                .putArray("page")
                .add(duty);
          }
          Duties.named(document.withArray("/teams"), "shop").put("policy", "shop");
        });
  }

  @Test
  void theCommanderIsPagedAtOnceWhenTheOthersCannotBeReachedAndAnswersByTheLink() {
    IncidentNumber number = world.opened(SEV1);
    world.untilMinute(2);
    http.postForEntity(mailbox.answerLinkTo("erin"), null, String.class);
    world.settle();

    assertThat(world.incident(number).responder()).isEqualTo("erin");
    assertThat(happened(number))
        .containsExactly(
            "PT0S opened",
            "PT0S ada is paged as primary",
            "PT0S ada not reached by voice",
            "PT2S ada not reached by voice",
            "PT10S ada not reached by voice",
            "PT25S ada not reached by voice",
            "PT25S ada not reached by slack",
            "PT27S ada not reached by slack",
            "PT35S ada not reached by slack",
            "PT50S ada not reached by slack",
            "PT50S ada cannot be reached",
            "PT50S ben is paged as secondary",
            "PT50S ben cannot be reached",
            "PT50S erin is paged as commander",
            "PT50S erin reached by mail",
            "PT2M erin acknowledged");
  }

  @Test
  void thereIsNeverMoreThanThePatienceOfOneWayWithoutAnEntry() {
    IncidentNumber number = world.opened(SEV1);
    world.untilMinute(2);
    List<Timeline.Entry> entries = world.timeline(number);
    assertThat(
            IntStream.range(1, entries.size())
                .mapToObj(i -> Duration.between(entries.get(i - 1).at(), entries.get(i).at())))
        .allMatch(silence -> silence.compareTo(Duration.ofSeconds(16)) < 0);
  }

  /** What the timeline says of pages, in short. */
  private List<String> happened(IncidentNumber number) {
    Set<String> told =
        Set.of(
            "opened",
            "paged",
            "escalated",
            "delivery-failed",
            "delivered",
            "unreachable",
            "acknowledged");
    return world.timeline(number).stream()
        .filter(entry -> told.contains(entry.kind()))
        // frank, who manages the team, is told that ben has no way
        .filter(entry -> !"frank".equals(entry.data().get("person")))
        // what follows the acknowledgement are notices to those who were paged in vain
        .limit(16)
        .map(entry -> sinceBeginning(entry) + " " + words(entry))
        .toList();
  }

  private static Duration sinceBeginning(Timeline.Entry entry) {
    return Duration.between(World.BEGINNING, entry.at()).truncatedTo(ChronoUnit.SECONDS);
  }

  private static String words(Timeline.Entry entry) {
    Object person = entry.data().get("person");
    Object way = entry.data().get("way");
    return switch (entry.kind()) {
      case "opened" -> "opened";
      case "paged", "escalated" -> person + " is paged as " + entry.data().get("role");
      case "delivery-failed" -> person + " not reached by " + way;
      case "delivered" -> person + " reached by " + way;
      case "unreachable" -> person + " cannot be reached";
      default -> entry.actor() + " acknowledged";
    };
  }
}
