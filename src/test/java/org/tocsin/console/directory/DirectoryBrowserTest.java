package org.tocsin.console.directory;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tocsin.directory.Directory;
import org.tocsin.directory.apply.Applying;
import org.tocsin.engine.account.Accounts;
import org.tocsin.testkit.Browser;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** What people see of the directory in a real browser, and how an administrator changes it. */
@StoryTest
class DirectoryBrowserTest {
  private static final int DESKTOP = 1280;
  private static final int PHONE = 360;

  @RegisterExtension static final Browser browser = new Browser();

  @Autowired Directory directory;
  @Autowired Applying applying;
  @Autowired Accounts accounts;
  @Autowired Duties duties;
  @LocalServerPort int port;

  @BeforeEach
  void everybodyHasAPassword() {
    accounts.setPassword("ada", World.PASSWORD);
    applying.apply(duties.text(), null, "admin");
  }

  @AfterEach
  void noScriptFailedAndNothingWasRefused() {
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void everybodyReadsTheDirectoryAndOnlyAnAdministratorChangesIt() {
    Page page = signedIn("ada", PHONE);
    page.navigate(address("/directory"));
    assertThat(page.locator("[data-team='shop'] .duties")).containsText("Erin Haddad");
    assertThat(page.locator("[data-service='checkout']")).containsText("Runbook");
    assertThat(page.locator("#edit-link")).hasCount(0);
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        .isFalse();
    assertThat(page.navigate(address("/directory/edit")).status()).isEqualTo(403);
  }

  @Test
  void whatIsWrongStandsBesideTheTextWithItsLine() {
    long version = directory.version();
    Page page = editor();
    write(page, "people: [{ id: ada }]\nteams:\n  - { id: Shop }\n");
    page.locator("#preview").click();
    assertThat(page.locator("#problems h2")).hasText("2 errors");
    assertThat(page.locator("#problems li").nth(1)).containsText("'Shop' cannot be used here");
    assertThat(page.locator(".gutter .wrong")).hasText(new String[] {"1", "3"});
    page.locator("#problems a").nth(1).click();
    assertThat(page.locator("#document")).isFocused();
    assertThat(page.locator("#apply")).hasCount(0);
    assertThat(directory.version()).isEqualTo(version);
  }

  @Test
  void theDifferenceIsShownAndThenApplied() {
    Page page = editor();
    write(page, page.inputValue("#document").replace("Ada Okafor", "Ada O."));
    page.locator("#preview").click();
    assertThat(page.locator("#outcome .changes li")).containsText("changed person ada");
    assertThat(page.locator("#outcome del")).hasText("Ada Okafor");
    assertThat(page.locator("#outcome ins")).hasText("Ada O.");
    page.locator("#apply").click();
    assertThat(page.locator("[data-person='ada']")).containsText("Ada O.");
    assertThat(directory.person("ada").orElseThrow().name()).isEqualTo("Ada O.");
  }

  @Test
  void anEarlierVersionIsAppliedAgain() {
    long before = directory.version();
    applying.apply(duties.text().replace("Ada Okafor", "Ada O."), before, "admin");
    Page page = signedIn("admin", DESKTOP);
    page.navigate(address("/directory/versions"));
    assertThat(page.locator("#versions li").first()).containsText("in force");
    page.navigate(address("/directory/versions/" + before));
    page.locator("#go-back").click();
    page.locator("#preview").click();
    assertThat(page.locator("#outcome ins")).hasText("Ada Okafor");
    page.locator("#apply").click();
    assertThat(page.locator("[data-person='ada']")).containsText("Ada Okafor");
    assertThat(directory.version()).isEqualTo(before + 2);
  }

  @Test
  void whoComesLateIsToldAndOverwritesNothing() {
    Page page = editor();
    page.locator("#preview").click();
    assertThat(page.locator("#apply")).isVisible();
    applying.apply(duties.text().replace("Ada Okafor", "Ada O."), null, "admin");
    page.locator("#apply").click();
    assertThat(page.locator("#outdated")).containsText("nothing of yours was applied");
    assertThat(directory.person("ada").orElseThrow().name()).isEqualTo("Ada O.");
  }

  @Test
  void anExportOfAnotherProductBecomesADocumentThatCanBeApplied() {
    Page page = editor();
    page.locator("#import summary").click();
    page.locator("#from").selectOption("pagerduty");
    page.locator("#export")
        .setInputFiles(
            Path.of("src/test/resources/org/tocsin/directory/exports/pagerduty.json")
                .toAbsolutePath());
    page.locator("#import-confirm").click();
    assertThat(page.locator("main")).containsText("This document was made from an export");
    page.locator("#preview").click();
    assertThat(page.locator("#outcome .changes")).containsText("added person tim");
    assertThat(page.locator("#warnings")).containsText("In team engineering nobody is commander");
  }

  @Test
  void somebodyWhoIsInvitedChoosesAPasswordAndSignsIn() {
    Page page = signedIn("admin", DESKTOP);
    page.navigate(address("/directory"));
    page.locator("#invite-grace").click();
    String link = page.inputValue("#link");
    Page invited = browser.open(PHONE);
    invited.navigate(address(link.replace("http://tocsin.test", "")));
    invited.locator("#password").fill("three blind mice");
    invited.locator("#again").fill("three blind mice");
    invited.locator("#choose-confirm").click();
    assertThat(invited.locator("#result")).containsText("Sign in as grace");
    invited.locator(".go").click();
    signIn(invited, "grace", "three blind mice");
    assertThat(invited.locator("#signed-in")).hasText("Grace Lindqvist");
  }

  private Page editor() {
    Page page = signedIn("admin", DESKTOP);
    page.navigate(address("/directory/edit"));
    return page;
  }

  private static void write(Page page, String document) {
    page.locator("#document").fill(document);
  }

  private Page signedIn(String person, int width) {
    Page page = browser.open(width);
    page.navigate(address("/sign-in"));
    signIn(page, person, World.PASSWORD);
    assertThat(page.locator("#signed-in")).isVisible();
    return page;
  }

  private static void signIn(Page page, String person, String password) {
    page.locator("#username").fill(person);
    page.locator("#password").fill(password);
    page.locator("#sign-in-confirm").click();
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
