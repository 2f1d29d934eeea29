package org.tocsin.security;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tocsin.engine.account.Accounts;
import org.tocsin.security.JaxRsEndpoints.Endpoint;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/**
 * Calls everything that the engine and its web applications answer to as each role, and keeps
 * {@code docs/engine-endpoints.md} true.
 */
@StoryTest
class RolesTest {
  private static final Path OWN = Path.of("docs/endpoints.md");
  private static final Path ENGINE = Path.of("docs/engine-endpoints.md");
  private static final String REFUSED = "Tocsin does not offer";
  private static final List<String> ROLES =
      List.of(
          Accounts.RESPONDER,
          Accounts.COMMANDER,
          Accounts.PROCESS_OWNER,
          Accounts.AUDITOR,
          Accounts.ADMINISTRATOR);

  private static final String ANYBODY = "anybody";
  private static final String KEY = "integration key";

  @Autowired Accounts accounts;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @LocalServerPort int port;

  @BeforeEach
  void oneAccountOfEachRole() {
    for (String role : ROLES) {
      accounts.create("only-" + role, role, role + "@example.org", World.PASSWORD);
      accounts.join("only-" + role, role);
    }
  }

  @Test
  void everyRoleReachesTheEndpointsOnThePageAndNoOthers() throws Exception {
    HttpClient basic = HttpClient.newHttpClient();
    Map<Endpoint, Set<String>> reached = new TreeMap<>();
    for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
      for (Endpoint endpoint : endpoints(mapping)) {
        reached.put(endpoint, new TreeSet<>());
        for (String role : ROLES) {
          HttpResponse<String> answer =
              call(basic, endpoint, "Authorization", basic("only-" + role));
          if (!isRefusal(answer)) {
            reached.get(endpoint).add(role);
          }
        }
        if (!isRefusal(call(basic, endpoint, "Accept", "*/*"))) {
          reached.get(endpoint).add(ANYBODY);
        }
        if (!isRefusal(call(basic, endpoint, "Authorization", "Bearer " + Alertmanager.KEY))) {
          reached.get(endpoint).add(KEY);
        }
      }
    }
    compare(OWN, ownPage(reached));
  }

  private static Set<Endpoint> endpoints(RequestMappingInfo mapping) {
    Set<Endpoint> endpoints = new TreeSet<>();
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    for (String path : mapping.getPatternValues()) {
      (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
          .forEach(method -> endpoints.add(new Endpoint(method.name(), path)));
    }
    return endpoints;
  }

  private static boolean isRefusal(HttpResponse<String> answer) {
    return Set.of(401, 403).contains(answer.statusCode())
        || answer
            .headers()
            .firstValue("Location")
            // signing out leads there too
            .filter(to -> to.contains("/sign-in") && !to.endsWith("?out"))
            .isPresent();
  }

  @Test
  void everyRoleReachesTheEngineAsThePageSaysAndNothingElse() throws Exception {
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
    compare(ENGINE, page(engine, applications));
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
        RolesTest::text);
  }

  /** An event stream has no end, so its text is not waited for. */
  private static BodySubscriber<String> text(ResponseInfo answer) {
    boolean endless =
        answer
            .headers()
            .firstValue("Content-Type")
            .filter(t -> t.contains("event-stream"))
            .isPresent();
    return endless
        ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), RolesTest::unread)
        : BodySubscribers.ofString(StandardCharsets.UTF_8);
  }

  private static String unread(InputStream stream) {
    try (stream) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String concrete(String path) {
    return path.replaceAll("\\{(name|engine|processEngineName)}", "default")
        // a number that nothing has: a call that is let through must not end a real key or feed
        .replaceAll("\\{[^}]*}", "987654321");
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

  private static String ownPage(Map<Endpoint, Set<String>> reached) {
    return """
    # Endpoints and roles

    What Tocsin answers to, and for which roles. The table is generated by a test that calls each address as each role and without a sign-in. *Anybody*
    means that no sign-in is needed; the request itself then carries a proof, such as a signed link or a signature. The engine's own endpoints have [a page of their own](engine-endpoints.md).

    %s"""
        .formatted(table(reached, columns(ANYBODY, KEY)));
  }

  private static List<String> columns(String... first) {
    return Stream.concat(Stream.of(first), ROLES.stream()).toList();
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
        .formatted(table(engine, ROLES), table(applications, ROLES));
  }

  private static String table(Map<Endpoint, Set<String>> reached, List<String> columns) {
    StringBuilder table = new StringBuilder("| | | ");
    table.append(String.join(" | ", columns)).append(" |\n").append("|---|---|");
    table.append(":-:|".repeat(columns.size())).append('\n');
    reached.forEach(
        (endpoint, roles) ->
            table
                .append("| `%s` | `%s` | ".formatted(endpoint.method(), endpoint.path()))
                .append(
                    columns.stream()
                        .map(role -> roles.contains(role) ? "yes" : "")
                        .collect(joining(" | ")))
                .append(" |\n"));
    return table.toString();
  }

  private static void compare(Path page, String wanted) throws IOException {
    if (System.getProperty("update") != null) {
      Files.writeString(page, wanted);
    }
    assertThat(page)
        .as("%s is generated: mvn test -Dtest=RolesTest -Dupdate", page)
        .usingCharset(StandardCharsets.UTF_8)
        .hasContent(wanted);
  }
}
