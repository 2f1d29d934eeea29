package org.tocsin.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tocsin.engine.account.Accounts;
import org.tocsin.incident.Incident;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Answers;
import org.tocsin.testkit.Browser;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** What a person does in a real browser: the console, the link in the mail, the real Tasklist. */
@StoryTest
class ConsoleBrowserTest {
  private static final int DESKTOP = 1280;
  private static final int PHONE = 360;
  private static final Pattern CODE = Pattern.compile("Your code is ([0-9]{6})");
  private static final Pattern LINK = Pattern.compile("http://tocsin\\.test(/answer/\\S+)");

  @RegisterExtension static final Browser browser = new Browser();

  @Autowired World world;
  @Autowired Alertmanager alertmanager;
  @Autowired Mailbox mailbox;
  @Autowired Duties duties;
  @Autowired Accounts accounts;
  @LocalServerPort int port;

  @BeforeEach
  void adaHasAPassword() {
    accounts.setPassword("ada", World.PASSWORD);
  }

  @AfterEach
  void noScriptFailedAndNothingWasRefused() {
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whoHasNotSignedInIsAskedToAndThenSeesTheBoard() {
    Page page = browser.open(DESKTOP);
    page.navigate(address("/"));
    assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Sign in");
    fillIn(page, "ben", "not-his-password");
    assertThat(page.locator("#error")).isVisible();
    fillIn(page, "ada", World.PASSWORD);
    assertThat(page.locator("#empty")).isVisible();
  }

  @Test
  void anIncidentArrivesOnTheBoardWithoutReloading() {
    Page page = signedIn(DESKTOP);
    page.evaluate("window.neverReloaded = true");
    alertmanager.fires("checkout", "critical", "CheckoutDown");
    assertThat(page.locator("[data-incident='INC-1']")).containsText("CheckoutDown of checkout");
    assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
  }

  @Test
  void aPageIsAcknowledgedFromItsLinkOnAPhone() {
    alertmanager.fires("checkout", "critical", "CheckoutDown");
    Page page = browser.open(PHONE);
    page.navigate(address(linkInTheMailTo("ada@example.org")));
    assertThat(world.openIncident().state()).isEqualTo(Incident.State.OPEN);
    page.locator("#acknowledge").click();
    assertThat(page.locator("#result")).containsText("Acknowledged. You are on it");
    assertThat(world.openIncident().responder()).isEqualTo("ada");
  }

  @Test
  void theIncidentPageShowsWhereTheProcessStands() {
    alertmanager.fires("checkout", "critical", "CheckoutDown");
    world.acknowledges("ada");
    Page page = signedIn(DESKTOP);
    page.navigate(address("/incidents/INC-1"));
    assertThat(page.locator("#steps")).containsText("Triage");
    assertThat(page.locator("#diagram [data-element-id='task_triage']")).isVisible();
    assertThat(page.locator("#timeline")).containsText("acknowledged and is the responder");
  }

  @Test
  void aPersonVerifiesAWayOnAPhone() {
    duties.mayBeReachedBy("ada", "[{way: mail, address: new-ada@example.org}, {way: inbox}]");
    Page page = signedIn(PHONE);
    page.navigate(address("/me/ways"));
    Locator mail = page.locator("[data-way='mail']");
    assertThat(mail).containsText("Not verified");
    mail.getByText("Send a code").click();
    world.settle();
    mail.locator("input[name='code']").fill("not it");
    mail.getByText("Verify").click();
    assertThat(page.locator("#refusal")).containsText("That is not the code.");
    Matcher code = CODE.matcher(mailbox.newestTo("new-ada@example.org"));
    assertThat(code.find()).isTrue();
    mail.locator("input[name='code']").fill(code.group(1));
    mail.getByText("Verify").click();
    assertThat(page.locator("#answer")).containsText("Verified.");
    assertThat(mail).not().containsText("Not verified");
  }

  @Test
  void hostileAlertTextIsShownAsText() {
    alertmanager.fires("checkout", "critical", "<img src=x onerror=alert(1)>");
    Page page = signedIn(DESKTOP);
    assertThat(page.locator("[data-incident='INC-1']"))
        .containsText("<img src=x onerror=alert(1)>");
    page.navigate(address("/incidents/INC-1"));
    assertThat(page.locator("h1")).containsText("<img src=x onerror=alert(1)>");
  }

  @Test
  void triageIsCompletedInTasklist() {
    alertmanager.fires("checkout", "critical", "CheckoutDown");
    world.acknowledges("ada");
    Page page = signedIn(DESKTOP);
    page.navigate(address("/camunda/app/tasklist/default/#/?task=" + world.theTask("Triage").id()));
    page.getByText("Is this a real incident?").waitFor();
    choose(page, "Is this a real incident?", "Yes");
    choose(page, "Was this alert actionable?", "Yes");
    page.getByLabel("What is wrong?").fill("Orders fail at the last step.");
    page.getByLabel(Pattern.compile("users", Pattern.CASE_INSENSITIVE)).first().fill("40");
    complete(page);
    page.waitForCondition(() -> !world.openTaskNames().contains("Triage"));
    world.settle();
    assertThat(world.openTaskNames()).contains("Coordinate");
    assertThat(world.told(world.number(), "triaged"))
        .containsExactly("Triage: Orders fail at the last step.");
  }

  @Test
  void anImageInAnAlertIsTextInTasklistAndIsNotFetched() {
    alertmanager.fires("checkout", "critical", "![down](http://evil.test/seen.png)");
    world.acknowledges("ada");
    Page page = signedIn(DESKTOP);
    List<String> elsewhere = new ArrayList<>();
    page.onRequest(
        request -> {
          if (!request.url().startsWith(address("/"))) {
            elsewhere.add(request.url());
          }
        });
    page.navigate(address("/camunda/app/tasklist/default/#/?task=" + world.theTask("Triage").id()));
    page.getByText("Is this a real incident?").waitFor();
    assertThat(page.locator(".fjs-form-field-text h3")).containsText("![down](http://evil.test");
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void tasklistHasItsFiltersReady() {
    alertmanager.fires("checkout", "critical", "CheckoutDown");
    world.acknowledges("ada");
    Page page = signedIn(DESKTOP);
    page.navigate(address("/camunda/app/tasklist/default/"));
    for (String filter : new String[] {"My tasks", "My teams' tasks", "Overdue", "All tasks"}) {
      assertThat(page.getByText(filter).first()).isVisible();
    }
    page.getByText("My teams' tasks").first().click();
    assertThat(page.locator("ol.tasks-list")).containsText("Triage");
    page.getByText("Overdue").first().click();
    assertThat(page.locator("ol.tasks-list li")).hasCount(0);
  }

  @Test
  void anIncidentIsDeclaredOnTheConsole() {
    Page page = signedIn(PHONE);
    page.navigate(address("/declare"));
    page.getByLabel("What is wrong?").fill("Search finds nothing");
    page.getByLabel("Which service?").fill("search");
    page.locator("#severity-SEV2").check();
    page.locator("#declare-confirm").click();
    assertThat(page.locator("h1")).containsText("Search finds nothing");
    world.settle();
    assertThat(mailbox.subjectsTo("ada@example.org"))
        .containsExactly("[SEV2] INC-1: Search finds nothing");
  }

  @Test
  void noPageIsWiderThanAPhone() {
    alertmanager.fires("checkout", "critical", "Down".repeat(60));
    world.acknowledges("ada");
    world.completes("ada", "Triage", Answers.triage(40));
    Page page = signedIn(PHONE);
    for (String address : new String[] {"/", "/incidents/INC-1", "/inbox", "/declare"}) {
      page.navigate(address(address));
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .as(address)
          .isLessThanOrEqualTo(PHONE);
    }
  }

  private Page signedIn(int width) {
    Page page = browser.open(width);
    page.navigate(address("/sign-in"));
    fillIn(page, "ada", World.PASSWORD);
    page.waitForURL(address("/"));
    return page;
  }

  private static void fillIn(Page page, String name, String password) {
    page.locator("#username").fill(name);
    page.locator("#password").fill(password);
    page.locator("#sign-in-confirm").click();
  }

  private static void choose(Page page, String question, String answer) {
    Locator field =
        page.locator(".fjs-form-field-radio")
            .filter(new Locator.FilterOptions().setHasText(question));
    field.getByLabel(answer, new Locator.GetByLabelOptions().setExact(true)).check();
  }

  private static void complete(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete")).click();
  }

  private String linkInTheMailTo(String address) {
    Matcher link = LINK.matcher(mailbox.newestTo(address));
    assertThat(link.find()).as("a link in the mail").isTrue();
    return link.group(1);
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
