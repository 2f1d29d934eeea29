package org.tocsin.security;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tocsin.engine.Accounts;
import org.tocsin.security.JaxRsEndpoints.Endpoint;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/**
 * Calls everything that the engine and its web applications answer to as each role, and keeps
 * {@code docs/engine-endpoints.md} true.
 */
@StoryTest
class EngineRolesTest {
  private static final Path PAGE = Path.of("docs/engine-endpoints.md");
  private static final String REFUSED = "Tocsin does not offer";
  private static final List<String> ROLES =
      List.of(
          Accounts.RESPONDER,
          Accounts.COMMANDER,
          Accounts.PROCESS_OWNER,
          Accounts.AUDITOR,
          Accounts.ADMINISTRATOR);

  @Autowired Accounts accounts;
  @LocalServerPort int port;

  @BeforeEach
  void oneAccountOfEachRole() {
    for (String role : ROLES) {
      accounts.create("only-" + role, role, role + "@example.org", World.PASSWORD);
      accounts.join("only-" + role, role);
    }
  }

  @Test
  void everyRoleReachesWhatThePageSaysAndNothingElse() throws Exception {
    Map<Endpoint, Set<String>> engine = new TreeMap<>();
    Map<Endpoint, Set<String>> applications = new TreeMap<>();
    for (String role : ROLES) {
      HttpClient basic = HttpClient.newHttpClient();
      for (Endpoint endpoint : JaxRsEndpoints.ofTheEngine()) {
        if (reaches(basic, endpoint, "Authorization", basic("only-" + role))) {
          engine.computeIfAbsent(endpoint, e -> new TreeSet<>()).add(role);
        }
      }
      HttpClient browser = signedIn("only-" + role);
      for (Endpoint endpoint : JaxRsEndpoints.ofTheApplications()) {
        if (reaches(browser, endpoint, "X-XSRF-TOKEN", forgeryToken(browser))) {
          applications.computeIfAbsent(endpoint, e -> new TreeSet<>()).add(role);
        }
      }
    }
    compare(page(engine, applications));
  }

  @Test
  void aStrangerReachesNothing() throws Exception {
    HttpClient stranger = HttpClient.newHttpClient();
    Set<String> open = new TreeSet<>();
    for (Set<Endpoint> endpoints :
        List.of(JaxRsEndpoints.ofTheEngine(), JaxRsEndpoints.ofTheApplications())) {
      for (Endpoint endpoint : endpoints) {
        int status = call(stranger, endpoint, "Accept", "*/*").statusCode();
        if (!Set.of(401, 403, 404).contains(status)) {
          open.add(endpoint + " " + status);
        }
      }
    }
    assertThat(open).isEmpty();
  }

  /** Whether a request gets as far as the engine, whatever the engine says to it. */
  private boolean reaches(HttpClient person, Endpoint endpoint, String header, String value)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = call(person, endpoint, header, value);
    assertThat(answer.statusCode()).as("%s", endpoint).isNotIn(401, 302);
    return !answer.body().contains(REFUSED) && !isGone(answer);
  }

  /** The first-run set-up, which does not exist for anybody. */
  private static boolean isGone(HttpResponse<String> answer) {
    return answer.statusCode() == 404 && answer.uri().getPath().contains("/setup/");
  }

  private HttpResponse<String> call(
      HttpClient person, Endpoint endpoint, String header, String value)
      throws IOException, InterruptedException {
    return person.send(
        HttpRequest.newBuilder(URI.create(address(concrete(endpoint.path()))))
            .method(endpoint.method(), BodyPublishers.ofString("{}"))
            .header("Content-Type", "application/json")
            .header(header, value)
            .build(),
        BodyHandlers.ofString());
  }

  private static String concrete(String path) {
    return path.replaceAll("\\{(name|engine|processEngineName)}", "default")
        .replaceAll("\\{[^}]*}", "x1");
  }

  private HttpClient signedIn(String account) throws IOException, InterruptedException {
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    String form = get(browser, "/sign-in").body();
    String token = form.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("username", account);
    fields.put("password", World.PASSWORD);
    fields.put("_csrf", token);
    browser.send(
        HttpRequest.newBuilder(URI.create(address("/sign-in")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(joining("&"))))
            .build(),
        BodyHandlers.ofString());
    // an application's page hands the session on to the engine, and sets its token against forgery
    assertThat(get(browser, "/camunda/api/engine/engine/default/task/count").statusCode())
        .isEqualTo(200);
    return browser;
  }

  private static String forgeryToken(HttpClient browser) {
    return ((CookieManager) browser.cookieHandler().orElseThrow())
        .getCookieStore().getCookies().stream()
            .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
            .map(cookie -> cookie.getValue())
            .findFirst()
            .orElse("");
  }

  private HttpResponse<String> get(HttpClient browser, String path)
      throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(address(path))).build(), BodyHandlers.ofString());
  }

  private static String basic(String account) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((account + ":" + World.PASSWORD).getBytes(StandardCharsets.UTF_8));
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }

  private static String page(
      Map<Endpoint, Set<String>> engine, Map<Endpoint, Set<String>> applications) {
    return """
    # The engine's endpoints

    What Tocsin lets through to the engine, and for which roles. This is an allow list: everything else that the engine and its web
    applications answer to is refused with 403 before the engine sees it. The table is generated by a test that calls all of it as each role.
    An administrator's changes to a running process need a [reason](operations.md#repair-by-hand) first.

    ## The REST interface

    %s
    ## Tasklist and Cockpit

    %s"""
        .formatted(table(engine), table(applications));
  }

  private static String table(Map<Endpoint, Set<String>> reached) {
    StringBuilder table = new StringBuilder("| | | ");
    table.append(String.join(" | ", ROLES)).append(" |\n").append("|---|---|");
    table.append(":-:|".repeat(ROLES.size())).append('\n');
    reached.forEach(
        (endpoint, roles) ->
            table
                .append("| `%s` | `%s` | ".formatted(endpoint.method(), endpoint.path()))
                .append(
                    ROLES.stream()
                        .map(role -> roles.contains(role) ? "yes" : "")
                        .collect(joining(" | ")))
                .append(" |\n"));
    return table.toString();
  }

  private static void compare(String wanted) throws IOException {
    if (System.getProperty("update") != null) {
      Files.writeString(PAGE, wanted);
    }
    assertThat(PAGE)
        .as("%s is generated: mvn test -Dtest=EngineRolesTest -Dupdate", PAGE)
        .usingCharset(StandardCharsets.UTF_8)
        .hasContent(wanted);
  }
}
