package org.tocsin.security.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.tocsin.security.RawHttp;
import org.tocsin.security.RawHttp.Answer;
import org.tocsin.security.key.IntakeKeys;
import org.tocsin.security.key.IntakeKeys.Listed;
import org.tocsin.security.key.IntakeKeys.Use;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Modeler;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** A Tocsin that people reach by https and a proxy, and requests that say otherwise. */
@StoryTest
@TestPropertySource(
    properties = {"tocsin.base-url=" + PublicAddressTest.BASE, "tocsin.proxies=127.0.0.1"})
@Tag("alone")
class PublicAddressTest {
  static final String BASE = "https://tocsin.example.org:8443";

  private static final String LIES =
      """
      Host: evil.example.net:81
      X-Forwarded-Host: evil.example.net
      X-Forwarded-Proto: http
      X-Forwarded-Port: 81
      X-Forwarded-Prefix: /evil
      Forwarded: for=192.0.2.1;host=evil.example.net;proto=http
      Accept: text/html, application/json;q=0.9
      """;

  @LocalServerPort int port;
  @Autowired Modeler modeler;
  @Autowired IntakeKeys keys;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/incidents/INC-1?from=board",
        "/sign-in",
        "/api/incidents",
        "/camunda",
        "/camunda/",
        "/camunda/app/welcome/default/",
        "/camunda/app/tasklist/default/",
        "/camunda/api/admin/auth/user/default",
        "/engine-rest/engine",
        "/answer/nothing",
        "/nowhere"
      })
  void noAnswerRepeatsWhatARequestSaysAboutTheHost(String path) throws IOException {
    Answer answer = get(path, "");
    assertThat(answer.text()).doesNotContain("evil");
    assertThat(answer.headers("Location")).allMatch(to -> to.startsWith("/"));
  }

  @Test
  void signingInLeadsToThePageThatWasAskedFor() throws IOException {
    Answer refused = get("/inbox?all", "");
    assertThat(refused.headers("Location")).containsExactly("/sign-in");
    assertThat(signIn(refused.cookie("tocsin-asked-for")).header("Location"))
        .hasValueSatisfying(to -> assertThat(to).startsWith("/inbox?all"));
  }

  @Test
  void theEnginesLinksFollowTheBaseUrl() {
    String model = modeler.open("processes/incident/sev3-response.bpmn");
    assertThat(modeler.deploy("sev3-response.bpmn", model + "\n<!-- again -->").getBody())
        .contains("\"href\":\"" + BASE + "/engine-rest/deployment/");
  }

  @Test
  void everyCookieIsForHttpsAndOfThisSite() throws IOException {
    Answer page = get("/inbox", "");
    Answer signedIn = signIn(page.cookie("tocsin-asked-for"));
    Answer tasklist =
        get("/camunda/app/tasklist/default/", "Cookie: " + signedIn.cookie("tocsin-session"));
    List<String> cookies = new ArrayList<>();
    for (Answer answer : List.of(page, signedIn, tasklist)) {
      cookies.addAll(answer.headers("Set-Cookie"));
    }
    assertThat(cookies).anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN="));
    assertThat(cookies)
        .allSatisfy(cookie -> assertThat(cookie.split("; ?")).contains("Secure", "SameSite=Lax"));
    // the scripts of the engine's web applications read theirs
    assertThat(cookies)
        .filteredOn(cookie -> !cookie.startsWith("XSRF-TOKEN="))
        .allMatch(cookie -> cookie.contains("HttpOnly"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sign-in",
        "/api/alerts/alertmanager",
        "/engine-rest/engine",
        "/camunda/app/tasklist/default/"
      })
  void browsersAreToldToStayWithHttps(String path) throws IOException {
    assertThat(get(path, "").header("Strict-Transport-Security")).hasValue("max-age=31536000");
  }

  @Test
  void theLastUseOfAKeyShowsTheSenderAndNotTheProxy() throws IOException {
    RawHttp.send(
        port,
        "POST /api/alerts/generic",
        "Host: a\nX-Forwarded-For: 192.0.2.44\nAuthorization: Bearer " + Alertmanager.KEY,
        "{}");
    assertThat(keys.all()).extracting(Listed::use).extracting(Use::from).contains("192.0.2.44");
  }

  @Test
  void aRefusalIsUtf8() throws IOException {
    assertThat(get("/api/incidents", "").header("Content-Type"))
        .hasValue("application/problem+json;charset=UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "POST /api/incidents/INC-1/acknowledge, cross-site, 403",
    "POST /api/incidents/INC-1/acknowledge, same-site, 403",
    "POST /engine-rest/deployment/create, cross-site, 403",
    "POST /api/incidents/INC-1/acknowledge, same-origin, 404",
    "GET /api/incidents, cross-site, 200",
  })
  void aPasswordThatABrowserRemembersChangesNothingForAnotherSite(
      String request, String site, int expected) throws IOException {
    String password =
        Base64.getEncoder().encodeToString(("admin:" + World.PASSWORD).getBytes(UTF_8));
    assertThat(
            RawHttp.send(
                    port,
                    request,
                    "Host: a\nSec-Fetch-Site: %s\nAuthorization: Basic %s"
                        .formatted(site, password),
                    "")
                .status())
        .isEqualTo(expected);
  }

  private Answer signIn(String askedFor) throws IOException {
    Answer form = get("/sign-in", "");
    String cookies = askedFor + "; " + form.cookie("tocsin-csrf");
    String token = form.text().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
    return RawHttp.send(
        port,
        "POST /sign-in",
        LIES + "Content-Type: application/x-www-form-urlencoded\nCookie: " + cookies,
        "username=admin&password=" + World.PASSWORD + "&_csrf=" + token);
  }

  private Answer get(String path, String more) throws IOException {
    return RawHttp.send(port, "GET " + path, LIES + more, "");
  }
}
