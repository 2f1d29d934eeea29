package org.tocsin.security.openid;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tocsin.testkit.Browser;

class OpenIdBrowserTest extends WithProvider {
  private static final String HOST = "tocsin.test";
  private static final int PHONE = 360;

  @RegisterExtension static final Browser chromium = new Browser();

  @BeforeEach
  void theBrowserFindsTocsin() {
    chromium.trust(HOST, port);
  }

  @AfterEach
  void noScriptFailedAndNothingWasRefused() {
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void theButtonLeadsToTheProviderAndBackToThePageThatWasAskedFor() {
    Page page = chromium.open(PHONE);
    page.navigate("http://" + HOST + "/inbox");
    atTheProvider(page);
    assertThat(page).hasURL("http://" + HOST + "/inbox");
    assertThat(page.locator("#signed-in")).hasText("Ada Okafor");
  }

  @Test
  void somebodyWhoIsRefusedReadsWhyAndCanUseAPassword() {
    provider.knows("u1", Map.of("email", "ada@example.org", "groups", "sre"));
    Page page = chromium.open(PHONE);
    page.navigate("http://" + HOST + "/sign-in");
    atTheProvider(page);
    assertThat(page.locator("#openid-said"))
        .containsText("does not say that your mail address is verified");
    assertThat(page.locator("#password")).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
  }

  private static void atTheProvider(Page page) {
    page.locator("#openid").click();
    page.locator("#username").fill("u1");
    page.locator("#password").fill(Provider.PASSWORD);
    page.locator("button[type=submit]").click();
  }
}
