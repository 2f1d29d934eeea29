package org.tocsin.console.alert;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Browser;
import org.tocsin.testkit.Sender;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** The pages about what sends alerts, in a real browser. */
@StoryTest
class AlertPagesBrowserTest {
  private static final int DESKTOP = 1280;
  private static final int PHONE = 360;

  @RegisterExtension static final Browser browser = new Browser();

  @Autowired World world;
  @Autowired Sender sender;
  @Autowired Alertmanager alertmanager;
  @Autowired TestRestTemplate http;
  @LocalServerPort int port;

  @AfterEach
  void noScriptFailedAndNothingWasRefused() {
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aKeyIsMadeShownOnceUsedAndRevoked() {
    Page page = signedIn(DESKTOP);
    page.locator("#keys-link").click();
    page.locator("#name").fill("Shop Grafana");
    page.locator("#service").selectOption("checkout");
    page.locator("#make-confirm").click();
    String key = page.locator("#made-key").textContent();
    assertThat(key).hasSize(32);
    assertThat(page.locator("#keys")).containsText("Shop Grafana");
    assertThat(send(key)).isEqualTo(200);
    assertThat(world.openIncident().service()).isEqualTo("checkout");

    page.navigate(address("/keys"));
    assertThat(page.locator("#made")).isHidden();
    assertThat(page.content()).doesNotContain(key);

    Locator row = page.locator("#keys > li").first();
    assertThat(row).containsText("by Administrator");
    assertThat(row).containsText("from 127.0.0.1, plain JSON");
    row.locator("a").click();
    assertThat(page.locator("h1")).hasText("Revoke Shop Grafana?");
    assertThat(page.locator("#facts")).containsText("from 127.0.0.1, in the format of plain JSON.");
    page.locator("#keep").click();
    assertThat(send(key)).isEqualTo(200);

    page.locator("#keys > li").first().locator("a").click();
    page.locator("#confirm").click();
    assertThat(page.locator("#answer")).containsText("Key revoked.");
    assertThat(page.locator("[data-key]").filter(named("Shop Grafana")))
        .containsText(Pattern.compile("revoked .* ago\\s+by Administrator"));
    assertThat(send(key)).isEqualTo(401);
  }

  @Test
  void aNewKeyIsCopiedByAButtonAndKeptByNoCache() {
    Page page = signedIn(DESKTOP);
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.navigate(address("/keys"));
    page.locator("#name").fill("Shop Grafana");
    Response answer = page.waitForResponse("**/keys", () -> page.locator("#make-confirm").click());
    assertThat(answer.request().method()).isEqualTo("POST");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headerValue("cache-control")).isEqualTo("no-store");

    page.locator("[data-copy='made-key']").click();
    assertThat(page.locator("[data-copy='made-key']")).hasText("Copied");
    assertThat(page.evaluate("navigator.clipboard.readText()"))
        .isEqualTo(page.locator("#made-key").textContent());
  }

  @Test
  void aHeartbeatIsMadeAndItsAddressShownOnce() {
    Page page = signedIn(DESKTOP);
    page.locator("#heartbeats-link").click();
    page.locator("#name").fill("The nightly backup");
    page.locator("#service").selectOption("checkout");
    page.locator("#interval").fill("10");
    page.locator("#grace").fill("0");
    page.locator("#make-confirm").click();
    String shown = page.locator("#made-address").textContent();
    assertThat(shown).startsWith("http://tocsin.test/api/heartbeats/");
    assertThat(page.locator("#heartbeats")).containsText("no signal yet");
    assertThat(
            http.getForEntity(shown.substring("http://tocsin.test".length()), String.class)
                .getStatusCode()
                .value())
        .isEqualTo(204);

    world.minutesPass(11);
    page.navigate(address("/heartbeats"));
    assertThat(page.locator("#heartbeats")).containsText("missing");
    page.locator("#heartbeats a").click();
    assertThat(page.locator("h1")).hasText("Remove The nightly backup?");
    page.locator("#confirm").click();
    assertThat(page.locator("#answer")).containsText("Heartbeat removed.");
    assertThat(page.locator("#heartbeats")).isHidden();
    assertThat(page.locator("#removed"))
        .containsText(Pattern.compile("removed .* ago\\s+by Administrator"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/noise", "/keys", "/heartbeats", "/incidents/INC-1"})
  void nothingIsWiderThanAPhone(String place) {
    alertmanager.fires(
        "checkout", "critical", "AnAlertRuleWithAVeryLongNameThatNobodyCanPronounce");
    sender.sends(
        "/v2/change/enqueue",
        "none",
        Map.of(
            "routing_key", sender.key("checkout"), "payload", Map.of("summary", "x".repeat(300))),
        202);
    Page page = signedIn(PHONE);
    page.navigate(address(place));
    assertThat(page.locator("h1")).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
  }

  @Test
  void aPageKeepsItsTitleWhenWhatWaitsInTheInboxIsCounted() {
    Page page = signedIn(DESKTOP);
    page.addInitScript(
        "addEventListener('htmx:afterSettle', () => document.body.dataset.counted = 'yes')");
    page.navigate(address("/noise"));
    page.waitForSelector("body[data-counted]");
    assertThat(page).hasTitle("Noise · Tocsin");
  }

  private static Locator.FilterOptions named(String name) {
    return new Locator.FilterOptions().setHasText(name);
  }

  private int send(String key) {
    return sender
        .post("/api/alerts/generic", "Bearer " + key, Map.of("summary", "Slow"))
        .getStatusCode()
        .value();
  }

  private Page signedIn(int width) {
    Page page = browser.open(width);
    page.navigate(address("/sign-in"));
    page.locator("#username").fill("admin");
    page.locator("#password").fill(World.PASSWORD);
    page.locator("#sign-in-confirm").click();
    page.waitForURL(address("/"));
    return page;
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
