package org.tocsin.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
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
    page.locator("#name").fill("Grafana of the shop");
    page.locator("#service").selectOption("checkout");
    page.locator("#make-confirm").click();
    String key = page.locator("#made-key").textContent();
    assertThat(key).hasSize(32);
    assertThat(page.locator("#keys")).containsText("Grafana of the shop");
    assertThat(send(key)).isEqualTo(200);
    assertThat(world.openIncident().service()).isEqualTo("checkout");

    page.navigate(address("/keys"));
    assertThat(page.locator("#made")).isHidden();
    assertThat(page.content()).doesNotContain(key);

    page.locator("#keys > li").first().locator("button").click();
    assertThat(page.locator("#answer")).containsText("The key is revoked.");
    assertThat(send(key)).isEqualTo(401);
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
    assertThat(page.locator("#heartbeats")).containsText("never came");
    assertThat(
            http.getForEntity(shown.substring("http://tocsin.test".length()), String.class)
                .getStatusCode()
                .value())
        .isEqualTo(204);

    world.minutesPass(11);
    page.navigate(address("/heartbeats"));
    assertThat(page.locator("#heartbeats")).containsText("missing");
    page.locator("#heartbeats button").click();
    assertThat(page.locator("#answer")).containsText("It is expected no more.");
    assertThat(page.locator("#heartbeats")).isHidden();
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
