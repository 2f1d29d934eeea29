package org.tocsin.directory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Holder;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.PersonalWay;
import org.tocsin.directory.model.QuietHours;
import org.tocsin.directory.model.Service;
import org.tocsin.shared.Severity;

class DocumentsTest {
  private static final String SMALL =
      """
      people:
        - { id: ada, name: Ada Okafor }
      teams:
        - { id: shop }
      """;

  private static final String WHOLE =
      """
      people:
        - id: ada
          name: Ada Okafor
          zone: Europe/Berlin
          roles: [responder]
          ways:
            - { way: mail, address: ada@example.org }
            - { way: voice, address: "+4915112345678", after: PT5M }
            - way: inbox
          quiet: { from: 22:00, until: 07:00, severities: [SEV3] }
      teams:
        - id: shop
          duties: { primary: [rotation:shop-week], management: [person:ada] }
          policy: shop-nights
      services:
        - id: Checkout / EU
          team: shop
          dashboards: [{ name: Errors, url: https://grafana.example.org/d/1 }]
          metric: |
            sum(rate(errors[5m]))
              / sum(rate(requests[5m]))
      rotations:
        - id: shop-week
          zone: Europe/Berlin
          layers:
            - people: [ada]
              every: P1W
              from: 2026-01-05
              at: 09:00
              hours: [{ days: [monday, friday], from: 08:00, until: 20:00 }]
      policies:
        - id: shop-nights
          rounds: 2
          levels: [{ page: [primary, person:ada], ackWithin: PT5M }]
      """;

  @Test
  void aWholeDocumentIsRead() {
    Organisation organisation = Documents.check(WHOLE);
    Person ada = organisation.person("ada").orElseThrow();
    assertThat(ada.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(ada.ways().get(1))
        .isEqualTo(new PersonalWay("voice", "+4915112345678", Duration.ofMinutes(5)));
    assertThat(ada.quiet())
        .isEqualTo(
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), List.of(new Severity("SEV3"))));
    assertThat(organisation.team("shop").orElseThrow().holders(Duty.PRIMARY))
        .containsExactly(Holder.valueOf("rotation:shop-week"));
    assertThat(organisation.service("Checkout / EU").orElseThrow().metric()).contains("\n");
    assertThat(
            organisation.rotation("shop-week").orElseThrow().layers().get(0).hours().get(0).days())
        .containsExactly(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceWithItsLine() {
    assertThat(
            reasons(
                """
                people:
                  - id: Ada Okafor
                    name: Ada
                    zone: Europe/Berln
                    telephone: 123
                  - { id: ben, name: 7 }
                  - { id: ben, name: Ben }
                teams:
                  - id: shop
                    members: [carla]
                    duties:
                      primary: [rotation:nobody, ben]
                """))
        .containsExactly(
            "2:9 /people/0/id 'Ada Okafor' cannot be used here. What they sign in with: small"
                + " letters, digits and . _ - @, at most 63 characters, beginning with a letter or"
                + " digit.",
            "4:11 /people/0/zone There is no time zone 'Europe/Berln'. Zones are named like"
                + " Europe/Berlin or UTC.",
            "5:16 /people/0/telephone There is no field 'telephone' here. There are: id, name, zone,"
                + " roles, ways, quiet.",
            "6:22 /people/1/name This has to be a text, and is the number 7. Put it in quotes.",
            "7:11 /people/2/id There is another person 'ben' above.",
            "10:15 /teams/0/members/0 There is no person 'carla' in this document.",
            "12:17 /teams/0/duties/primary/0 There is no rotation 'nobody' in this document.",
            "12:34 /teams/0/duties/primary/1 'ben' cannot be used here. person:<id> or"
                + " rotation:<id>.");
  }

  @Test
  void whatIsMissingIsSaidWhereItShouldStand() {
    assertThat(reasons("people: [{ id: ada }]"))
        .containsExactly(
            "1:1  The field 'teams' is missing.", "1:10 /people/0 The field 'name' is missing.");
  }

  @Test
  void aFieldWithoutAValueIsLeftOut() {
    assertThat(Documents.check(SMALL + "services:\n  - id: roses\n    team:\n").service("roses"))
        .contains(new Service("roses", null, null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { way: mail }                                    | mail needs a mail address
          { way: mail, address: ada }                      | not 'ada'
          { way: ntfy, address: "http://ntfy.sh/ada" }     | https address of a topic
          { way: ntfy, address: "https://ntfy.sh/" }       | https address of a topic
          { way: slack, address: "@ada" }                  | member id
          { way: sms, address: "0151 12345678" }           | telephone number
          { way: voice, address: "+49" }                   | telephone number
          { way: webhook, address: "http://example.org" }  | https address
          { way: webhook, address: "https://a:b@host/" }   | https address
          { way: inbox, address: ada }                     | inbox needs no address
          { way: pigeon }                                  | none of: mail, ntfy, slack
          { way: inbox, after: 5 minutes }                 | such as PT5M
          """)
  void anAddressHasToBeOneOfItsWay(String way, String reason) {
    String document = SMALL.replace("Okafor }", "Okafor, ways: [" + way + "] }");
    assertThat(reasons(document)).singleElement().asString().contains(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "runbook, javascript:alert(1)",
    "runbook, //example.org",
    "runbook, https://",
    "runbook, https://user:secret@example.org/",
    "runbook, https://exa mple.org/",
  })
  void anAddressOnTheWebIsHttp(String field, String address) {
    String document = SMALL + "services: [{ id: roses, %s: '%s' }]".formatted(field, address);
    assertThat(reasons(document)).isNotEmpty().allMatch(reason -> reason.startsWith("5:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"responder", "administrator", "camunda-admin", "intake", "Shop", "shop/eu", ""})
  void aTeamIsNotCalledLikeARole(String id) {
    assertThat(reasons(SMALL.replace("id: shop", "id: '" + id + "'"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "P1W, 2026-02-30, 2026-03-30",
    "P1W, 2026-03-30, 2026-03-30",
    "PT5H, 2026-01-05, 2026-03-30",
    "P0D, 2026-01-05, 2026-03-30",
    "P400D, 2026-01-05, 2026-03-30",
    "weekly, 2026-01-05, 2026-03-30",
  })
  void aTurnHasALengthAndADay(String every, String from, String until) {
    assertThat(
            reasons(
                SMALL
                    + "rotations: [{ id: r, layers: [{ people: [ada], every: %s, from: %s, until: %s }] }]"
                        .formatted(every, from, until)))
        .hasSize(1);
  }

  @Test
  void whatIsNoYamlIsRefusedWithItsLine() {
    assertThat(reasons("people:\n  - id: ada\n   name: Ada\n"))
        .singleElement()
        .asString()
        .startsWith("3:4  This is not YAML: ");
    assertThat(reasons("")).containsExactly("1:1  The document is empty.");
    assertThat(reasons("a: 1\na: 2")).containsExactly("2:1 /a The field 'a' stands here twice.");
    assertThat(reasons("--- {}\n--- {}")).singleElement().asString().startsWith("2:1 ");
  }

  @Test
  void bombsAreRefusedBeforeTheyGoOff() {
    assertThat(reasons("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"))
        .singleElement()
        .asString()
        .startsWith("2:8  Aliases (*a) are not read here.");
    assertThat(reasons("[".repeat(100_000))).hasSize(1);
    assertThat(reasons("x".repeat(1_000_001))).hasSize(1);
  }

  @Test
  void aTagConstructsNothing() {
    assertThat(reasons("people: !!javax.script.ScriptEngineManager []\nteams: [{ id: shop }]"))
        .singleElement()
        .asString()
        .startsWith("1:9  This is not YAML: Global tag is not allowed");
  }

  @Test
  void anIdHasNoLineBreak() {
    assertThat(reasons(SMALL.replace("id: shop", "id: \"shop\\n\"")))
        .singleElement()
        .asString()
        .contains("control character");
  }

  @Test
  void everyFieldOfTheSchemaIsDescribed() throws IOException {
    List<String> undescribed = new ArrayList<>();
    JsonNode schema =
        new ObjectMapper()
            .readTree(Files.readString(Path.of("src/main/resources/directory.schema.json")));
    undescribed("", schema, schema, undescribed);
    assertThat(undescribed).isEmpty();
  }

  private static void undescribed(String path, JsonNode node, JsonNode root, List<String> found) {
    node.path("properties")
        .properties()
        .forEach(
            field -> {
              JsonNode target = field.getValue();
              JsonNode reference = root.at(target.path("$ref").asText("#/none").substring(1));
              if (!target.has("description") && !reference.has("description")) {
                found.add(path + "/" + field.getKey());
              }
              undescribed(path + "/" + field.getKey(), target, root, found);
            });
    node.path("$defs")
        .properties()
        .forEach(field -> undescribed(field.getKey(), field.getValue(), root, found));
  }

  private static List<String> reasons(String document) {
    DocumentRefused refused =
        catchThrowableOfType(DocumentRefused.class, () -> Documents.check(document));
    assertThat(refused).as("refused").isNotNull();
    return refused.problems().stream()
        .map(p -> "%d:%d %s %s".formatted(p.line(), p.column(), p.path(), p.reason()))
        .toList();
  }
}
