package org.tocsin.directory.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.directory.document.Documents;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Holder;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.PersonalWay;
import org.tocsin.directory.model.Policy;
import org.tocsin.directory.model.Team;
import org.tocsin.oncall.schedule.Schedule;
import org.tocsin.oncall.schedule.Target;
import org.tocsin.testkit.StoryTest;

/**
 * Exports as the vendors' references show them, and who is on call by what became of them. The
 * answers were worked out by hand from the vendors' descriptions.
 */
@StoryTest
class ImportingTest {
  @Autowired Importing importing;

  @ParameterizedTest
  @CsvSource({
    // the lower layer: days in turn from Friday 6 November 2015, 20:00 in New York; the third one
    // is the first person's again, as is the 3905th
    "2015-11-10T00:59:00Z, greenholt",
    "2015-11-10T01:01:00Z, kyler",
    "2026-07-15T23:59:00Z, kyler",
    "2026-07-16T00:01:00Z, greenholt",
    // the upper layer: Monday and Tuesday from 9 to 5, Friday from 5 for two days
    "2026-07-13T13:01:00Z, tim",
    "2026-07-13T12:59:00Z, kyler",
    "2026-07-13T21:01:00Z, kyler",
    "2026-07-17T21:01:00Z, tim",
    "2026-07-19T20:59:00Z, tim",
    "2026-07-19T21:01:00Z, kyler",
  })
  void pagerDutysScheduleHasTheSamePersonOnCall(Instant at, String who) throws IOException {
    Organisation organisation = brought("pagerduty");
    assertThat(onCall(organisation, "daily-engineering-rotation", at))
        .singleElement()
        .asString()
        .contains(who);
  }

  @Test
  void pagerDutysPeoplePoliciesAndServicesComeAlong() throws IOException {
    Organisation organisation = brought("pagerduty");
    Person earline = organisation.person("125-greenholt-earline").orElseThrow();
    assertThat(earline.zone()).isEqualTo(ZoneId.of("America/Lima"));
    assertThat(earline.ways())
        .containsExactly(
            new PersonalWay("sms", "+15553334444", null),
            new PersonalWay("voice", "+15553334444", Duration.ofMinutes(5)),
            new PersonalWay("mail", "125.greenholt.earline@graham.name", null),
            new PersonalWay("inbox", "", null));
    Team engineering = organisation.team("engineering").orElseThrow();
    assertThat(engineering.members())
        .containsExactly("125-greenholt-earline", "126-dvm-kyler-kuhn");
    assertThat(engineering.holders(Duty.PRIMARY))
        .containsExactly(Holder.valueOf("rotation:daily-engineering-rotation"));
    assertThat(organisation.policy("engineering-escalation-policy").orElseThrow())
        .isEqualTo(
            new Policy(
                "engineering-escalation-policy",
                List.of(
                    new Policy.Level(
                        List.of("rotation:daily-engineering-rotation"), Duration.ofMinutes(30)),
                    new Policy.Level(List.of("person:126-dvm-kyler-kuhn"), Duration.ofMinutes(15))),
                3));
    assertThat(organisation.service("my-application-service").orElseThrow().team())
        .isEqualTo("engineering");
  }

  @Test
  void whatPagerDutyHasAndTocsinHasNotIsSaidOnTop() throws IOException {
    assertThat(document("pagerduty"))
        .startsWith("# Made from an export of pagerduty. Look at:\n# - ")
        .contains("# - The PagerDuty app of Earline Greenholt does not come along")
        .contains("# - Tim Wright has a second address for voice, +49301234567")
        .contains("# - Layer 1 of Thirty-six hours was left out: no turn here is PT36H long.")
        .contains("# - The time zone Etc/Nowhere of Thirty-six hours is not known")
        .contains("# - The service Lonely has no escalation policy in the export");
  }

  @ParameterizedTest
  @CsvSource({
    // Monday 28 February 2022 began with the second user; the weeks change on Monday
    "2022-02-28T13:01:00Z, maria, maria",
    "2022-03-07T13:01:00Z, alex, alex",
    "2022-03-14T12:01:00Z, maria, maria",
    "2022-03-14T11:59:00Z, olu, maria",
    "2022-03-13T12:01:00Z, olu, maria",
    "2022-03-14T23:59:00Z, maria, maria",
    "2022-03-15T00:01:00Z, olu, maria",
  })
  void grafanasScheduleHasTheSamePeopleOnCall(Instant at, String first, String second)
      throws IOException {
    Organisation organisation = brought("grafana-oncall");
    assertThat(onCall(organisation, "demo-schedule-calendar", at)).containsExactly(first);
    if (!first.equals(second)) {
      assertThat(onCall(organisation, "demo-schedule-calendar-2", at)).containsExactly(second);
    }
  }

  @Test
  void grafanasChainsBecomePolicies() throws IOException {
    Organisation organisation = brought("grafana-oncall");
    assertThat(organisation.policy("default").orElseThrow())
        .isEqualTo(
            new Policy(
                "default",
                List.of(
                    new Policy.Level(
                        List.of(
                            "rotation:demo-schedule-calendar", "rotation:demo-schedule-calendar-2"),
                        Duration.ofMinutes(5)),
                    new Policy.Level(List.of("person:alex"), Duration.ofMinutes(15))),
                5));
    assertThat(organisation.service("grafana").orElseThrow().team()).isEqualTo("default");
    assertThat(document("grafana-oncall"))
        .contains("The schedule Demo schedule iCal has no shifts in the export")
        .contains("default has a step trigger_webhook");
  }

  @ParameterizedTest
  @CsvSource({
    // weeks in turn from Monday 6 February 2017, 8:00 in Kirov, which is 5:00 UTC
    "schedulename-days, 2017-02-06T05:01:00Z, john-doe",
    "schedulename-days, 2017-02-08T23:00:00Z, john-doe",
    "schedulename-days, 2017-02-13T05:01:00Z, ops",
    "schedulename-days, 2017-02-10T15:31:00Z, ''",
    "schedulename-days, 2017-02-13T04:59:00Z, ''",
    "schedulename-nights, 2026-07-15T19:01:00Z, ops",
    "schedulename-nights, 2026-07-16T02:59:00Z, ops",
    "schedulename-nights, 2026-07-16T03:01:00Z, ''",
  })
  void opsgeniesRotationsHaveTheSamePersonOnCall(String rotation, Instant at, String who)
      throws IOException {
    assertThat(onCall(brought("opsgenie"), rotation, at))
        .isEqualTo(who.isEmpty() ? List.of() : List.of(who));
  }

  @Test
  void opsgeniesEscalationsBecomePolicies() throws IOException {
    Organisation organisation = brought("opsgenie");
    assertThat(organisation.person("john-doe").orElseThrow().ways())
        .containsExactly(
            new PersonalWay("voice", "+39123456789", null),
            new PersonalWay("mail", "john.doe@opsgenie.com", null),
            new PersonalWay("inbox", "", null));
    assertThat(organisation.policy("testescalation").orElseThrow())
        .isEqualTo(
            new Policy(
                "testescalation",
                List.of(
                    new Policy.Level(
                        List.of("rotation:schedulename-days", "rotation:schedulename-nights"),
                        Duration.ofMinutes(10)),
                    new Policy.Level(List.of("person:john-doe"), Duration.ofMinutes(20))),
                4));
    assertThat(organisation.team("teamname").orElseThrow().policy()).isEqualTo("testescalation");
    assertThat(document("opsgenie"))
        .contains("With a gap was left out: it has a none")
        .contains("Gone is blocked in Opsgenie")
        .contains("A rule of TestEscalation was left out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pagerduty", "grafana-oncall", "opsgenie"})
  void anExportWithNothingInItIsADocumentToBeginWith(String product) {
    assertThat(importing.document(product, "{}".getBytes(StandardCharsets.UTF_8)))
        .contains("The export has no teams");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "no json",
        "{\"users\": ",
        "{\"schedules\": [{\"rotations\": [{\"endDate\": \"tomorrow\"}]}]}"
      })
  void whatIsNoExportIsRefusedWithASentence(String export) {
    assertThatThrownBy(
            () -> importing.document("opsgenie", export.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The export ");
    assertThatThrownBy(() -> importing.document("victorops", new byte[0]))
        .hasMessage("Exports are understood of: grafana-oncall, opsgenie, pagerduty.");
  }

  private static List<String> onCall(Organisation organisation, String rotation, Instant at) {
    return new Schedule(organisation, List.of())
        .people(Target.rotation(rotation), at).stream().map(Person::id).toList();
  }

  private Organisation brought(String product) throws IOException {
    return Documents.check(document(product));
  }

  private String document(String product) throws IOException {
    try (InputStream export =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/org/tocsin/directory/exports/" + product + ".json"))) {
      return importing.document(product, export.readAllBytes());
    }
  }
}
