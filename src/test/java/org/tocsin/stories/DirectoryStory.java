package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.tocsin.directory.Directory;
import org.tocsin.directory.people.Invitations;
import org.tocsin.engine.account.Accounts;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** An administrator keeps the directory as one document, and the accounts follow. */
@StoryTest
class DirectoryStory {
  @Autowired World world;
  @Autowired Duties duties;
  @Autowired Directory directory;
  @Autowired Accounts accounts;
  @Autowired Invitations invitations;
  @Autowired TestRestTemplate http;

  private final ObjectMapper json = new ObjectMapper();
  private String document;

  @BeforeEach
  void theDocumentInForce() {
    document = duties.text();
    assertThat(put(document, "").getStatusCode()).isEqualTo(HttpStatus.OK);
  }

  @Test
  void whatIsAppliedIsPagedFromThenOn() {
    assertThat(put(document.replace("person:ada", "person:chen"), "").getStatusCode())
        .isEqualTo(HttpStatus.OK);
    IncidentNumber number = world.opened(SEV1);
    assertThat(world.paged(number)).containsExactly("chen as primary at PT0S");
  }

  @Test
  void aDryRunTellsTheDifferenceAndChangesNothing() throws Exception {
    long version = directory.version();
    JsonNode answer =
        json.readTree(put(document.replace("Ada Okafor", "Ada O."), "?dryRun=true").getBody());
    assertThat(answer.path("applied").asBoolean()).isFalse();
    assertThat(answer.at("/difference/entries/0/id").asText()).isEqualTo("ada");
    assertThat(answer.at("/difference/entries/0/fields/0/from").asText()).isEqualTo("Ada Okafor");
    assertThat(answer.at("/difference/entries/0/fields/0/to").asText()).isEqualTo("Ada O.");
    assertThat(directory.version()).isEqualTo(version);
    assertThat(directory.person("ada").orElseThrow().name()).isEqualTo("Ada Okafor");
  }

  @Test
  void aDryRunSaysWhoCannotBeReachedHere() {
    String unreachable =
        "people: [{id: admin, name: A, roles: [administrator]}, {id: zoe, name: Z, ways: [{way: mail,"
            + " address: zoe@example.org}]}]\nteams: [{id: shop, members: [zoe]}, {id: platform}]";
    assertThat(put(unreachable, "?dryRun=true").getBody())
        .contains("Nobody of the team shop can be reached now");
  }

  @Test
  void theSameDocumentTwiceIsOneVersion() {
    long version = directory.version();
    ResponseEntity<String> again = put(document.replace("\n", "\r\n"), "");
    assertThat(again.getBody()).contains("\"applied\":false");
    assertThat(again.getHeaders().getETag()).isEqualTo("\"" + version + "\"");
    assertThat(directory.version()).isEqualTo(version);
  }

  @Test
  void aBrokenDocumentIsRefusedWithEverythingThatIsWrong() throws Exception {
    long version = directory.version();
    ResponseEntity<String> refused =
        put("people:\n- {id: ada, name: Ada, zone: Moon}\nteams:\n- {id: shop, members: [x]}", "");
    assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    assertThat(refused.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    JsonNode problem = json.readTree(refused.getBody());
    assertThat(problem.path("detail").asText())
        .isEqualTo("The document has 2 errors, and nothing was changed.");
    assertThat(problem.at("/errors/0/line").asInt()).isEqualTo(2);
    assertThat(problem.at("/errors/0/path").asText()).isEqualTo("/people/0/zone");
    assertThat(problem.at("/errors/1/reason").asText())
        .isEqualTo("There is no person 'x' in this document.");
    assertThat(directory.version()).isEqualTo(version);
  }

  @Test
  void twoAdministratorsDoNotOverwriteEachOther() {
    String base = get("admin", "/api/directory").getHeaders().getETag();
    assertThat(put(document + "# mine\n", "", base).getStatusCode()).isEqualTo(HttpStatus.OK);
    ResponseEntity<String> late = put(document + "# theirs\n", "", base);
    assertThat(late.getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_FAILED);
    assertThat(late.getBody()).contains("Somebody has applied another document meanwhile.");
    assertThat(get("admin", "/api/directory").getBody()).endsWith("# mine\n");
  }

  @Test
  void everyVersionIsKeptWithWhoAndWhen() throws Exception {
    put(document + "# later\n", "");
    JsonNode versions = json.readTree(get("admin", "/api/directory/versions").getBody());
    assertThat(versions.at("/0/id").asLong()).isEqualTo(directory.version());
    assertThat(versions.at("/0/appliedBy").asText()).isEqualTo("admin");
    assertThat(versions.at("/0/appliedAt").asText()).startsWith("2026-11-23T03:00:00");
    String before = "/api/directory/versions/" + versions.at("/1/id").asLong();
    assertThat(get("admin", before).getBody()).isEqualTo(document);
    assertThat(get("admin", "/api/directory/versions/999999").getStatusCode())
        .isEqualTo(HttpStatus.NOT_FOUND);
  }

  @Test
  void whatIsUnwiseIsSaidAndDoneAllTheSame() {
    String body =
        put(
                document
                    .replace("ada@example.org", "ada@example.net")
                    .replaceFirst("secondary:\n *- \"person:ben\"", "secondary: []"),
                "")
            .getBody();
    assertThat(body)
        .contains("Ada Okafor has not shown yet that mail ada@example.net is theirs")
        .contains("In team shop nobody is secondary")
        .contains("\"applied\":true");
  }

  @Test
  void whoWorksOnAnOpenIncidentIsMissedBeforeTheyAreGone() {
    world.acknowledged(SEV1);
    String body =
        put(
                "people: [{id: admin, name: A, roles: [administrator]}]\nteams: [{id: platform}]",
                "?dryRun=true")
            .getBody();
    assertThat(body)
        .contains("ada works on INC-1, which is open, and is not in the document")
        .contains("INC-1 is open and belongs to the team shop, which is not in the document.");
  }

  @Test
  void theAccountsFollowTheDocument() {
    String changed =
        document
            .replaceFirst("people:\n", "people:\n- {id: ines, name: Ines Ek, roles: [commander]}\n")
            .replaceFirst("members:\n *- \"ada\"", "members:\n  - \"ines\"")
            .replaceFirst("name: \"Hana Suzuki\"\n", "name: \"Hana Ito\"\n")
            .replaceFirst("- \"process-owner\"", "- \"auditor\"");
    put(changed, "");
    assertThat(accounts.groupsOf("ines")).containsExactly("commander", "shop");
    assertThat(accounts.groupsOf("ada")).containsExactly("responder");
    assertThat(accounts.groupsOf("hana")).containsExactly("auditor");
    put(document, "");
    assertThat(accounts.exists("ines")).isTrue();
    assertThat(accounts.groupsOf("ines")).isEmpty();
    assertThat(accounts.groupsOf("ada")).containsExactly("responder", "shop");
  }

  @Test
  void whoAppliesADocumentStaysAnAdministrator() {
    String body = put(document.replaceFirst("- \"administrator\"", "- \"auditor\""), "").getBody();
    assertThat(body).contains("You (admin) stay an administrator");
    assertThat(accounts.groupsOf("admin")).contains("administrator", "auditor", "camunda-admin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "ines", "null"})
  void nobodySignsInBeforeTheyHaveChosenAPassword(String password) {
    put(
        document.replaceFirst("people:\n", "people:\n- {id: ines, name: Ines, roles: [auditor]}\n"),
        "");
    assertThat(
            http.withBasicAuth("ines", password)
                .getForEntity("/api/directory", String.class)
                .getStatusCode())
        .isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void anInvitationIsGoodForOnePassword() {
    String link = "/invitation/" + invitations.issue("grace", "admin");
    assertThat(http.getForEntity(link, String.class).getBody()).contains("Welcome, Grace");
    assertThat(choose(link, "too short", "too short").getStatusCode())
        .isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(choose(link, "three blind mice", "three blind men").getStatusCode())
        .isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(choose(link, "three blind mice", "three blind mice").getBody())
        .contains("Sign in as <strong>grace</strong>");
    assertThat(
            http.withBasicAuth("grace", "three blind mice")
                .getForEntity("/api/directory", String.class)
                .getStatusCode())
        .isEqualTo(HttpStatus.OK);
    assertThat(choose(link, "see how they run", "see how they run").getStatusCode())
        .isEqualTo(HttpStatus.GONE);
  }

  @Test
  void anInvitationEndsAfterThreeDaysOrWithTheNextOne() {
    String first = "/invitation/" + invitations.issue("grace", "admin");
    String second = "/invitation/" + invitations.issue("grace", "admin");
    assertThat(http.getForEntity(first, String.class).getStatusCode()).isEqualTo(HttpStatus.GONE);
    world.passes(Duration.ofHours(71));
    assertThat(http.getForEntity(second, String.class).getStatusCode()).isEqualTo(HttpStatus.OK);
    world.passes(Duration.ofHours(1));
    assertThat(http.getForEntity(second, String.class).getStatusCode()).isEqualTo(HttpStatus.GONE);
  }

  @Test
  void onlyAnAdministratorAppliesAndEverybodyReads() {
    List<String> answers = new ArrayList<>();
    for (String role : List.of("responder", "commander", "process-owner", "auditor")) {
      accounts.create("only-" + role, role, role + "@example.org", World.PASSWORD);
      accounts.join("only-" + role, role);
      answers.add(
          get("only-" + role, "/api/directory").getStatusCode().value()
              + " "
              + put("only-" + role, document, "", null).getStatusCode().value());
    }
    assertThat(answers).containsOnly("200 403");
    assertThat(http.getForEntity("/api/directory", String.class).getStatusCode())
        .isEqualTo(HttpStatus.UNAUTHORIZED);
    assertThat(http.getForEntity("/directory.schema.json", String.class).getBody())
        .contains("json-schema.org/draft/2020-12");
  }

  @Test
  void anExportBecomesADocumentAndNothingIsApplied() {
    long version = directory.version();
    ResponseEntity<String> answer =
        bring("opsgenie", "{\"teams\": [{\"id\": \"1\", \"name\": \"Ops\"}]}");
    assertThat(String.valueOf(answer.getHeaders().getContentType())).startsWith("application/yaml");
    assertThat(answer.getBody())
        .startsWith("# Made from an export of opsgenie.")
        .contains("id: ops");
    assertThat(bring("victorops", "{}").getBody()).contains("Exports are understood of:");
    assertThat(directory.version()).isEqualTo(version);
  }

  private ResponseEntity<String> bring(String product, String export) {
    return http.withBasicAuth("admin", World.PASSWORD)
        .postForEntity("/api/directory/import?from=" + product, export, String.class);
  }

  private ResponseEntity<String> choose(String link, String password, String again) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("password", password);
    form.add("again", again);
    return http.postForEntity(link, form, String.class);
  }

  private ResponseEntity<String> get(String account, String address) {
    return http.withBasicAuth(account, World.PASSWORD).getForEntity(address, String.class);
  }

  private ResponseEntity<String> put(String text, String query) {
    return put(text, query, null);
  }

  private ResponseEntity<String> put(String text, String query, @Nullable String ifMatch) {
    return put("admin", text, query, ifMatch);
  }

  private ResponseEntity<String> put(
      String account, String text, String query, @Nullable String ifMatch) {
    RequestEntity.BodyBuilder request =
        RequestEntity.put(URI.create(http.getRootUri() + "/api/directory" + query))
            .contentType(MediaType.parseMediaType("application/yaml"));
    if (ifMatch != null) {
      request.header(HttpHeaders.IF_MATCH, ifMatch);
    }
    return http.withBasicAuth(account, World.PASSWORD).exchange(request.body(text), String.class);
  }
}
