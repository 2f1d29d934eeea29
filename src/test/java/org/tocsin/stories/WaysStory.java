package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;
import static org.tocsin.testkit.Tempo.SEV3;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.paging.Pages;
import org.tocsin.paging.delivery.Deliveries;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Vendors;
import org.tocsin.testkit.World;

/** Each person's own ways, in their order and at their times. */
@StoryTest
class WaysStory {
  private static final String PUSH_THEN_CALL =
      """
      [{way: ntfy, address: "%s/ada"}, {way: voice, address: "+491701234567", after: PT2M}]
      """;
  private static final String PUSH_OR_SMS =
      """
      [{way: ntfy, address: "%s/ada"}, {way: sms, address: "+491701234567"}]
      """;
  private static final String NO_SUCH_NUMBER =
      """
      {"code":21211,"message":"Invalid 'To' Phone Number","status":400}""";
  private static final String AT_NIGHT = "{from: '22:00', until: '07:00', severities: [SEV3]}";

  @Autowired World world;
  @Autowired Duties duties;
  @Autowired Vendors vendors;
  @Autowired Mailbox mailbox;
  @Autowired Pages pages;
  @Autowired Deliveries deliveries;

  @Test
  void aPushGoesOutAtOnceAndACallAfterTwoMinutes() {
    duties.reachedBy("ada", PUSH_THEN_CALL.formatted(vendors.url()));
    IncidentNumber number = world.opened(SEV1);
    assertThat(reached(number)).containsExactly("ntfy at PT0S");

    world.passes(Duration.ofSeconds(119));
    assertThat(vendors.sent(Vendors.VOICE)).isEmpty();
    world.passes(Duration.ofSeconds(1));
    assertThat(reached(number)).containsExactly("ntfy at PT0S", "voice at PT2M");
    assertThat(vendors.newestForm(Vendors.VOICE))
        .containsEntry("To", "+491701234567")
        .containsEntry("From", "+4930123456");
  }

  @Test
  void whoAnswersThePushIsNotCalled() {
    duties.reachedBy("ada", PUSH_THEN_CALL.formatted(vendors.url()));
    world.opened(SEV1);
    world.minutesPass(1);
    world.acknowledges("ada");
    world.minutesPass(5);
    assertThat(vendors.sent(Vendors.VOICE)).isEmpty();
  }

  @Test
  void whenThePushFailsTheCallIsMadeAtOnce() {
    vendors.answers(Vendors.NTFY, 503, "");
    duties.reachedBy("ada", PUSH_THEN_CALL.formatted(vendors.url()));
    IncidentNumber number = world.opened(SEV1);
    world.passes(Duration.ofSeconds(26));
    assertThat(reached(number))
        .containsExactly(
            "not ntfy at PT0S",
            "not ntfy at PT2S",
            "not ntfy at PT10S",
            "not ntfy at PT25S",
            "voice at PT25S");
  }

  @Test
  void whatFailsForGoodIsNotTriedAgain() {
    vendors.answers(Vendors.NTFY, 401, "{\"code\":40101,\"http\":401,\"error\":\"unauthorized\"}");
    duties.reachedBy("ada", PUSH_OR_SMS.formatted(vendors.url()));
    IncidentNumber number = world.opened(SEV1);
    assertThat(reached(number)).containsExactly("not ntfy at PT0S", "sms at PT0S");
    assertThat(world.told(number, "delivery-failed"))
        .containsExactly("Ada Okafor: not reached by ntfy (127.0.0.1 answered 401: unauthorized).");
  }

  @Test
  void aFallbackIsLeftAloneWhenTheFirstWayWorks() {
    duties.reachedBy("ada", PUSH_OR_SMS.formatted(vendors.url()));
    IncidentNumber number = world.opened(SEV1);
    world.minutesPass(4);
    assertThat(reached(number)).containsExactly("ntfy at PT0S");
  }

  @Test
  void whoWasReachedByAnotherWayIsNotUnreachableWhenTheCallFails() {
    vendors.answers(Vendors.VOICE, 400, NO_SUCH_NUMBER);
    duties.reachedBy("ada", PUSH_THEN_CALL.formatted(vendors.url()));
    IncidentNumber number = world.opened(SEV1);
    world.minutesPass(2);
    assertThat(reached(number)).containsExactly("ntfy at PT0S", "not voice at PT2M");
    assertThat(world.told(number, "unreachable")).isEmpty();
  }

  @Test
  void severalWaysMayBeUsedAtOnce() {
    duties.reachedBy(
        "ada",
        """
        [{way: mail, address: ada@example.org}, {way: slack, address: U1, after: PT0S},
         {way: webhook, address: "%s/hook", after: PT0S}]
        """
            .formatted(vendors.url()));
    IncidentNumber number = world.opened(SEV1);
    assertThat(reached(number)).containsExactly("mail at PT0S", "slack at PT0S", "webhook at PT0S");
  }

  @Test
  void whenAllWaysFailTheNextLevelIsPagedAtOnce() {
    vendors.answers(Vendors.NTFY, 403, "{\"error\":\"forbidden\"}");
    vendors.answers(Vendors.SMS, 400, NO_SUCH_NUMBER);
    duties.reachedBy("ada", PUSH_OR_SMS.formatted(vendors.url()));
    IncidentNumber number = world.opened(SEV1);
    assertThat(world.told(number, "unreachable"))
        .containsExactly("ada cannot be reached by any way.");
    assertThat(world.paged(number))
        .containsExactly("ada as primary at PT0S", "ben as secondary at PT0S");
  }

  @Test
  void anAddressThatIsNotVerifiedIsNotUsed() {
    duties.mayBeReachedBy("ada", "[{way: ntfy, address: '%s/eve'}]".formatted(vendors.url()));
    IncidentNumber number = world.opened(SEV1);
    assertThat(vendors.sent(Vendors.NTFY)).isEmpty();
    assertThat(mailbox.noticesTo("frank"))
        .containsExactly(
            "[INC-1] ada was paged and has no way to be reached. Please see to it that there is one.");
    assertThat(world.paged(number))
        .containsExactly("ada as primary at PT0S", "ben as secondary at PT0S");
  }

  @Test
  void quietHoursHoldBackWhatWakesUntilTheyEnd() {
    duties.reachedBy("ada", PUSH_THEN_CALL.formatted(vendors.url()));
    duties.isQuiet("ada", AT_NIGHT);
    IncidentNumber number = world.opened(SEV3);
    assertThat(world.told(number, "delivered")).isEmpty();
    assertThat(world.told(number, "unreachable")).isEmpty();

    // 07:00 where ada lives is four hours after the beginning
    world.until(Duration.ofHours(4));
    assertThat(reachedAda(number)).containsExactly("ntfy at PT4H");
    world.minutesPass(2);
    assertThat(reachedAda(number)).containsExactly("ntfy at PT4H", "voice at PT4H2M");
  }

  @Test
  void quietHoursLetMailThrough() {
    duties.reachedBy(
        "ada",
        "[{way: ntfy, address: '%s/ada'}, {way: mail, address: ada@example.org}]"
            .formatted(vendors.url()));
    duties.isQuiet("ada", AT_NIGHT);
    IncidentNumber number = world.opened(SEV3);
    assertThat(reachedAda(number)).containsExactly("mail at PT0S");
    world.acknowledges("ada");
    world.until(Duration.ofHours(5));
    assertThat(reachedAda(number)).containsExactly("mail at PT0S");
  }

  @Test
  void aSevereIncidentWakesInQuietHoursToo() {
    duties.reachedBy("ada", PUSH_THEN_CALL.formatted(vendors.url()));
    duties.isQuiet("ada", AT_NIGHT);
    IncidentNumber number = world.opened(SEV1);
    assertThat(reached(number)).containsExactly("ntfy at PT0S");
  }

  @Test
  void aNoticeGoesByOneWayOnly() {
    duties.reachedBy("ada", PUSH_THEN_CALL.formatted(vendors.url()));
    world.opened(SEV1);
    world.minutesPass(1);
    world.acknowledges("ben");
    world.minutesPass(5);
    assertThat(vendors.bodies(Vendors.NTFY)).last().asString().contains("ben is on it");
    assertThat(vendors.sent(Vendors.VOICE)).isEmpty();
  }

  private List<String> reached(IncidentNumber number) {
    return attempts(deliveries.of(number));
  }

  /** Of all attempts those at the first page, which is ada's. */
  private List<String> reachedAda(IncidentNumber number) {
    long first = pages.of(number).get(0).id();
    return attempts(
        deliveries.of(number).stream().filter(delivery -> delivery.page() == first).toList());
  }

  private static List<String> attempts(List<Deliveries.Delivery> deliveries) {
    return deliveries.stream()
        .map(
            delivery ->
                "%s%s at %s"
                    .formatted(
                        delivery.failed() ? "not " : "",
                        delivery.way(),
                        Duration.ofSeconds(
                            Duration.between(World.BEGINNING, delivery.at()).toSeconds())))
        .toList();
  }
}
