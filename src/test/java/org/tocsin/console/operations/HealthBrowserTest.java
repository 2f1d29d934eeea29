package org.tocsin.console.operations;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.testkit.Browser;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;
import org.tocsin.watch.Rounds;

/** The page for whoever runs Tocsin, in a real browser. */
@StoryTest
class HealthBrowserTest {
  @RegisterExtension static final Browser browser = new Browser();

  @Autowired World world;
  @Autowired Rounds rounds;
  @Autowired JdbcClient database;
  @LocalServerPort int port;

  @BeforeEach
  void oneNodeLives() {
    rounds.go();
  }

  @AfterEach
  void noScriptFailedAndNothingWasRefused() {
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whenAllIsWellEveryCheckSaysSo() {
    Page page = signedIn(1280);
    page.locator("#health-link").click();
    assertThat(page.locator("#checks-title")).hasText("All OK");
    assertThat(page.locator("#checks > li[data-trouble=false]")).hasCount(12);
    assertThat(page.locator("#checks > li[data-check=pages-unreached] .mark")).hasText("OK");
    assertThat(page.locator("#nodes")).containsText("seen");
    assertThat(page.locator("#ways > li[data-way=mail]")).containsText("takes mail");
    assertThat(page.locator("#failing")).isHidden();
  }

  @Test
  void troubleStandsFirstAndLeadsToItsIncidentAndToCockpit() {
    Page page = signedIn(1280);
    page.navigate(address("/health"));
    world.opened(Tempo.SEV1);
    stepsFail("no such way");
    rounds.go();
    page.evaluate("htmx.trigger('#live', 'look')");
    assertThat(page.locator("#checks-title")).hasText("Problems");
    assertThat(page.locator("#checks > li").first()).containsText("INC-1");
    assertThat(page.locator("#failing")).containsText("no such way");
    assertThat(page.locator("#failing a[href*='cockpit']").first()).isVisible();
    page.locator("#checks a").first().click();
    page.waitForURL(address("/incidents/INC-1"));
  }

  @Test
  void ofAStepThatFailsInTheDatabaseTheErrorIsShownAndNotTheStatement() {
    world.opened(Tempo.SEV1);
    stepsFail("PreparedStatementCallback; SQL [insert into x values (?)]; ERROR: disk full");
    Page page = signedIn(1280);
    page.navigate(address("/health"));
    assertThat(page.locator("#failing")).containsText("ERROR: disk full");
    assertThat(page.locator("#failing")).not().containsText("insert into");
  }

  @Test
  void itFitsAPhone() {
    world.opened(Tempo.SEV1);
    stepsFail("x".repeat(500));
    rounds.go();
    Page page = signedIn(360);
    page.navigate(address("/health"));
    assertThat(page.locator("#failing")).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
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

  private void stepsFail(String why) {
    database
        .sql(
            """
            update act_ru_job set retries_ = 0, exception_msg_ = :why
            where process_instance_id_ is not null
            """)
        .param("why", why)
        .update();
  }
}
