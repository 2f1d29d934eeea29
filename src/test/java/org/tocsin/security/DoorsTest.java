package org.tocsin.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tocsin.engine.account.Accounts;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

@StoryTest
class DoorsTest {
  /** What anybody may see, and why it is safe is said in {@link Doors}. */
  private static final Set<String> OPEN =
      Set.of(
          "/sign-in",
          "/answer/{token}",
          "/invitation/{token}",
          "/directory.schema.json",
          "/error",
          "/v2/enqueue",
          "/v2/change/enqueue");

  private TestRestTemplate http;

  @Autowired
  void useWithoutFollowing(TestRestTemplate client) {
    http = client.withRedirects(Redirects.DONT_FOLLOW);
  }

  @Autowired Accounts accounts;
  @Autowired Alertmanager alertmanager;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @BeforeEach
  void oneAccountOfEachRole() {
    for (String role :
        List.of(Accounts.RESPONDER, Accounts.COMMANDER, Accounts.PROCESS_OWNER, Accounts.AUDITOR)) {
      accounts.create("only-" + role, role, role + "@example.org", World.PASSWORD);
      accounts.join("only-" + role, role);
    }
  }

  @Test
  void everyAddressIsClosedToWhoeverHasNotSignedIn() {
    Set<String> open = new TreeSet<>();
    for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
      for (String address : mapping.getPatternValues()) {
        for (RequestMethod method : methods(mapping)) {
          HttpStatusCode status = call(http, HttpMethod.valueOf(method.name()), concrete(address));
          if (!OPEN.contains(address) && !isRefusal(status)) {
            open.add(method + " " + address + " " + status);
          }
        }
      }
    }
    assertThat(open).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest/engine",
        "/engine-rest/task",
        "/engine-rest/deployment",
        "/engine-rest/history/process-instance",
        "/camunda/api/engine/engine/default/task",
        "/actuator",
        "/actuator/env",
        "/actuator/heapdump",
        "/actuator/prometheus",
        "/h2-console",
        "/nowhere"
      })
  void whatIsNotOursToShowIsClosed(String address) {
    assertThat(isRefusal(call(http, HttpMethod.GET, address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/alerts/generic", "/engine-rest/engine", "/actuator/prometheus"})
  void noBrowserShowsWhatProgramsAreAnswered(String address) {
    HttpHeaders headers = http.getForEntity(address, String.class).getHeaders();
    assertThat(headers.getFirst("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void healthSaysUpAndNothingElse() {
    assertThat(http.getForObject("/actuator/health", String.class))
        .isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"liveness", "readiness"})
  void anybodyMayAskForOneKindOfHealth(String kind) {
    assertThat(http.getForObject("/actuator/health/" + kind, String.class))
        .isEqualTo("{\"status\":\"UP\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "responder, 403, false",
    "commander, 403, false",
    "process-owner, 200, true",
    "auditor, 200, true",
  })
  void whoInspectsSeesHowTocsinItselfIs(String role, int page, boolean details) {
    TestRestTemplate person = as("only-" + role);
    assertThat(call(person, HttpMethod.GET, "/health").value()).isEqualTo(page);
    assertThat(person.getForObject("/actuator/health", String.class).contains("\"database\""))
        .isEqualTo(details);
  }

  @ParameterizedTest
  @CsvSource({
    "responder, 201",
    "commander, 201",
    "process-owner, 403",
    "auditor, 403",
  })
  void onlyWhoRespondsMayDeclareAnIncident(String role, int expected) {
    assertThat(declare("only-" + role).value()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"responder", "commander", "process-owner", "auditor"})
  void everyRoleMayReadIncidents(String role) {
    assertThat(as("only-" + role).getForEntity("/api/incidents", String.class).getStatusCode())
        .isEqualTo(HttpStatus.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "responder, 403",
    "commander, 403",
    "auditor, 403",
    "process-owner, 400",
  })
  void onlyAProcessOwnerMayDeploy(String role, int expected) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.MULTIPART_FORM_DATA);
    MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
    form.add("deployment-name", "x");
    form.add(
        "data",
        new ByteArrayResource("<no-model/>".getBytes()) {
          @Override
          public String getFilename() {
            return "broken.bpmn";
          }
        });
    ResponseEntity<String> answer =
        as("only-" + role)
            .postForEntity(
                "/engine-rest/deployment/create", new HttpEntity<>(form, headers), String.class);
    assertThat(answer.getStatusCode().value()).isEqualTo(expected);
  }

  @Test
  void anAuditorReadsTasksAndCannotCompleteOne() {
    alertmanager.fires("checkout", "critical", "Down");
    TestRestTemplate auditor = as("only-auditor");
    String tasks = auditor.getForObject("/engine-rest/task", String.class);
    assertThat(tasks).contains("Acknowledge");
    String id = tasks.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    assertThat(
            post(auditor, "/engine-rest/task/" + id + "/submit-form", "{\"variables\":{}}").value())
        .isEqualTo(403);
  }

  @Test
  void anAuditorAsksTheEngineAndLeavesNothingBehind() {
    alertmanager.fires("checkout", "critical", "Down");
    TestRestTemplate auditor = as("only-auditor");
    String id =
        auditor
            .getForObject("/engine-rest/task", String.class)
            .replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    assertThat(post(auditor, "/engine-rest/task/count", "{}")).isEqualTo(HttpStatus.OK);
    assertThat(post(auditor, "/engine-rest/task", "{}")).isEqualTo(HttpStatus.OK);
    assertThat(post(auditor, "/engine-rest/task/" + id + "/comment/create", "{\"message\":\"hi\"}"))
        .isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(post(auditor, "/engine-rest/message", "{\"messageName\":\"x\"}"))
        .isEqualTo(HttpStatus.FORBIDDEN);
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    assertThat(
            auditor
                .exchange(
                    "/engine-rest/user/only-auditor/profile",
                    HttpMethod.PUT,
                    new HttpEntity<>("{\"firstName\": \"Ada\", \"lastName\": \"O\"}", headers),
                    String.class)
                .getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer wrong", "Basic YWRtaW46YWRtaW4="})
  void alertsWithoutAValidKeyAreRefused(String authorization) {
    HttpHeaders headers = new HttpHeaders();
    if (!authorization.isEmpty()) {
      headers.set(HttpHeaders.AUTHORIZATION, authorization);
    }
    headers.setContentType(MediaType.APPLICATION_JSON);
    assertThat(
            http.postForEntity(
                    "/api/alerts/alertmanager", new HttpEntity<>("{}", headers), String.class)
                .getStatusCode())
        .isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void anIntakeKeyOpensNothingButTheIntake() {
    HttpHeaders headers = new HttpHeaders();
    headers.setBearerAuth(Alertmanager.KEY);
    assertThat(
            http.exchange("/api/incidents", HttpMethod.GET, new HttpEntity<>(headers), String.class)
                .getStatusCode())
        .isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void aButtonOfAPageThatHasOutlivedItsSessionLeadsToSigningIn() {
    ResponseEntity<String> answer =
        form("/sign-in", "username=admin&password=%s&_csrf=stale".formatted(World.PASSWORD));
    assertThat(answer.getHeaders().getLocation()).hasToString("/sign-in?expired");
  }

  @Test
  void aFormWithoutATokenIsRefused() {
    assertThat(form("/sign-in", "username=admin&password=" + World.PASSWORD).getStatusCode())
        .isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  private ResponseEntity<String> form(String address, String fields) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
    return http.postForEntity(address, new HttpEntity<>(fields, headers), String.class);
  }

  /** What a sender that has its address or its key slightly wrong takes for success. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/alerts",
        "/api",
        "/api/",
        "/api/alerts",
        "/api/alert/alertmanager",
        "/Api/alerts/alertmanager",
        "/api/alerts/alertmanager/",
        "/api/alerts/alertmanagr",
        "//api/alerts/alertmanager",
        "/alertmanager",
        "/webhook",
        "/v1/alerts",
        "/v2/alert",
        "/incidents/INC-1",
        "/engine-rest",
        "/camunda",
        "/actuator",
        "/answer"
      })
  void anAlertSentToTheWrongAddressIsNotTakenForDelivered(String address) {
    for (String authorization : List.of("", "Bearer " + Alertmanager.KEY, "Bearer wrong")) {
      for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PUT)) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT, "text/html, image/gif, image/jpeg, */*; q=.2");
        if (!authorization.isEmpty()) {
          headers.set(HttpHeaders.AUTHORIZATION, authorization);
        }
        headers.setContentType(MediaType.APPLICATION_JSON);
        assertThat(
                http.exchange(address, method, new HttpEntity<>("{}", headers), String.class)
                    .getStatusCode()
                    .value())
            .as("%s %s with '%s'", method, address, authorization)
            .isIn(400, 401, 403, 404, 405);
      }
    }
  }

  @Test
  void byHttpNothingIsForHttpsOnly() {
    HttpHeaders headers = http.getForEntity("/sign-in", String.class).getHeaders();
    assertThat(headers.get(HttpHeaders.SET_COOKIE))
        .singleElement()
        .asString()
        .doesNotContain("Secure")
        .contains("HttpOnly", "SameSite=Lax");
    assertThat(headers).doesNotContainKey("Strict-Transport-Security");
  }

  /** The tests turn the metrics off, so 404 is the answer to a caller who was let in. */
  @ParameterizedTest
  @CsvSource({
    "only-responder, 403",
    "only-commander, 403",
    "only-process-owner, 403",
    "only-auditor, 403",
    "admin, 404",
    "metrics, 401",
  })
  void withoutAPasswordOfTheirOwnMetricsAreForAdministrators(String account, int expected) {
    assertThat(call(as(account), HttpMethod.GET, "/actuator/prometheus").value())
        .isEqualTo(expected);
    assertThat(call(http.withBasicAuth("metrics", ""), HttpMethod.GET, "/actuator/prometheus"))
        .isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  private HttpStatusCode declare(String account) {
    return post(
        as(account),
        "/api/incidents",
        """
        {"title": "Search is slow", "service": "search", "severity": "SEV3"}
        """);
  }

  private static HttpStatusCode post(TestRestTemplate person, String address, String json) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return person
        .postForEntity(address, new HttpEntity<>(json, headers), String.class)
        .getStatusCode();
  }

  private TestRestTemplate as(String account) {
    return http.withBasicAuth(account, World.PASSWORD);
  }

  private static HttpStatusCode call(TestRestTemplate http, HttpMethod method, String address) {
    return http.exchange(address, method, HttpEntity.EMPTY, String.class).getStatusCode();
  }

  private static boolean isRefusal(HttpStatusCode status) {
    return Set.of(302, 401, 403, 404).contains(status.value());
  }

  private static String concrete(String pattern) {
    return pattern.replaceAll("\\{[^}]*}", "1");
  }

  private static Set<RequestMethod> methods(RequestMappingInfo mapping) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    return methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods;
  }
}
