package org.tocsin.console.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.engine.account.Accounts;
import org.tocsin.testkit.Browser;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

@StoryTest
class SignInBrowserTest {
  private static final int DESKTOP = 1280;
  private static final int PHONE = 360;
  private static final String HOST = "tocsin.test";

  @RegisterExtension static final Browser browser = new Browser();

  @Autowired Accounts accounts;
  @Autowired JdbcClient database;
  @LocalServerPort int port;

  @BeforeEach
  void adaHasAPasswordAndNoPasskey() {
    browser.trust(HOST, port);
    database.sql("delete from user_entities").update();
    accounts.setPassword("ada", World.PASSWORD);
  }

  @AfterEach
  void noScriptFailedAndNothingWasRefused() {
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aPasskeyIsAddedAndSignsItsOwnerIn() {
    Page page = signedIn(DESKTOP);
    authenticator(page);
    addPasskey(page);
    page.locator("#account summary").click();
    page.locator("#sign-out").click();
    page.locator("#passkey").click();
    assertThat(page.locator("#board-link")).isVisible();
    assertThat(page.locator("#signed-in")).hasText("Ada Okafor");
  }

  @Test
  void aRemovedPasskeySignsNobodyIn() {
    Page page = signedIn(DESKTOP);
    authenticator(page);
    addPasskey(page);
    page.locator("#passkeys button").click();
    assertThat(page.locator("#passkeys")).hasCount(0);
    page.locator("#account summary").click();
    page.locator("#sign-out").click();
    page.locator("#passkey").click();
    assertThat(page.locator("#passkey-said")).isVisible();
  }

  @Test
  void theAccountPageFitsAPhone() {
    Page page = signedIn(PHONE);
    page.navigate(address("/me/security"));
    assertThat(page.locator("#make-passkey")).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
  }

  private static void addPasskey(Page page) {
    page.navigate(address("/me/security"));
    page.locator("#label").fill("my phone");
    page.locator("#make-passkey button").click();
    assertThat(page.locator("#passkeys")).containsText("my phone");
  }

  /** A security key that Chromium pretends to have; its owner always agrees. */
  private static void authenticator(Page page) {
    CDPSession devtools = page.context().newCDPSession(page);
    devtools.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject wanted = new JsonObject();
    wanted.add("options", options);
    devtools.send("WebAuthn.addVirtualAuthenticator", wanted);
  }

  private static Page signedIn(int width) {
    Page page = browser.open(width);
    page.navigate(address("/sign-in"));
    page.locator("#username").fill("ada");
    page.locator("#password").fill(World.PASSWORD);
    page.locator("#sign-in-confirm").click();
    assertThat(page.locator("#board-link")).isVisible();
    return page;
  }

  private static String address(String path) {
    return "http://" + HOST + path;
  }
}
