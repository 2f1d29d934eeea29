package org.tocsin.console.oncall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tocsin.engine.account.Accounts;
import org.tocsin.testkit.Browser;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** What a person does with the on-call pages in a real browser. */
@StoryTest
class OnCallBrowserTest {
  private static final int PHONE = 360;

  @RegisterExtension static final Browser browser = new Browser();

  @Autowired World world;
  @Autowired Duties duties;
  @Autowired Accounts accounts;
  @Autowired TestRestTemplate http;
  @LocalServerPort int port;

  @BeforeEach
  void adaAndBenTakeTurns() {
    for (String person : new String[] {"ada", "ben"}) {
      accounts.setPassword(person, World.PASSWORD);
    }
    duties.rotation(
        "shop",
        "primary",
        "{ id: shop-week, zone: Europe/Berlin, layers: [{ people: [ada, ben], every: P1W, from: 2026-11-16, at: '09:00' }] }");
  }

  @AfterEach
  void noScriptFailedAndNothingWasRefused() {
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void onAPhoneItSaysWhoIsOnCallAndNothingIsTooWide() {
    Page page = signedIn("ada", PHONE);
    for (String path :
        new String[] {"/oncall/teams/shop", "/oncall/rotations/shop-week", "/oncall"}) {
      page.navigate(address(path));
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .as(path)
          .isLessThanOrEqualTo(PHONE);
    }
    assertThat(page.locator("[data-team='shop'] [data-duty='primary']"))
        .containsText("Ada Okafor until Mon 23 Nov, 08:00");
    assertThat(page.locator("[data-team='shop'] [data-duty='primary']"))
        .containsText("then Ben Castillo");
  }

  @Test
  void anOverrideShowsWhatItDoesBeforeItIsSaved() {
    Page page = signedIn("ada", PHONE);
    page.navigate(address("/oncall/rotations/shop-week"));
    page.locator("#override [name=kind]").selectOption("remove");
    page.locator("#override [name=person]").selectOption("ben");
    page.locator("#override [name=from]").fill("2026-11-25T00:00");
    page.locator("#override [name=until]").fill("2026-11-26T00:00");
    page.locator("#override-preview").click();
    assertThat(page.locator("#override .effects"))
        .containsText("Nobody is primary of shop from Wed 25 Nov, 00:00 until Thu 26 Nov, 00:00");
    assertThat(page.locator("#overrides")).hasCount(0);
    page.locator("#override-save").click();
    assertThat(page.locator("#overrides")).containsText("Ben Castillo is not on call");
    assertThat(page.locator("[data-day='2026-11-25']")).containsText("nobody");
    page.locator("#overrides button").click();
    assertThat(page.locator("#overrides")).hasCount(0);
  }

  @Test
  void aSwapIsAskedForAndAccepted() {
    Page page = signedIn("ada", PHONE);
    page.navigate(address("/oncall/rotations/shop-week"));
    page.locator("#swap-preview").click();
    assertThat(page.locator("#swap-form .effects")).containsText("Ben Castillo, from");
    page.locator("#swap-ask").click();
    assertThat(page.locator("#answer")).containsText("Nothing changes until they accept.");
    Page bens = signedIn("ben", PHONE);
    bens.navigate(address("/oncall"));
    bens.locator("#swaps button").first().click();
    assertThat(bens.locator("#answer")).containsText("Swap accepted.");
  }

  @Test
  void aCalendarFileIsShownAndThenImported() {
    Page page = signedIn("ada", PHONE);
    page.navigate(address("/oncall/rotations/shop-week"));
    String file =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:ben\\, zoe\r\n"
            + "DTSTART:20261127T080000Z\r\nDTEND:20261128T080000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    page.locator("#import-form [name=file]")
        .setInputFiles(
            new FilePayload("x.ics", "text/calendar", file.getBytes(StandardCharsets.UTF_8)));
    page.locator("#import-preview").click();
    assertThat(page.locator("#import-form .effects"))
        .containsText("nobody of the directory is called 'zoe'");
    page.locator("#import-save").click();
    assertThat(page.locator("#answer")).containsText("1 shifts were imported.");
    assertThat(page.locator("#overrides")).containsText("Ben Castillo takes over");
  }

  @Test
  void anAddressForOnesOwnCalendarIsMadeAndRevoked() {
    Page page = signedIn("ada", PHONE);
    page.navigate(address("/oncall/teams/shop"));
    page.locator("[data-feed='team:shop'] button").click();
    String feed = page.locator("[data-feed='team:shop'] input[readonly]").inputValue();
    assertThat(feed).startsWith("http://tocsin.test/ical/").endsWith(".ics");
    String path = feed.substring("http://tocsin.test".length());
    assertThat(http.getForObject(path, String.class)).contains("BEGIN:VCALENDAR");
    page.locator("[data-feed='team:shop'] a").click();
    assertThat(page.locator("#facts")).containsText("It shows the shifts of team shop.");
    page.locator("#confirm").click();
    assertThat(page.locator("#answer")).containsText("has been revoked");
    assertThat(http.getForEntity(path, String.class).getStatusCode().value()).isEqualTo(404);
  }

  private Page signedIn(String person, int width) {
    Page page = browser.open(width);
    page.navigate(address("/sign-in"));
    page.locator("#username").fill(person);
    page.locator("#password").fill(World.PASSWORD);
    page.locator("#sign-in-confirm").click();
    page.waitForURL(address("/"));
    return page;
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
