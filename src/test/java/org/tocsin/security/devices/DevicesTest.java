package org.tocsin.security.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.engine.account.Accounts;
import org.tocsin.security.devices.Devices.Device;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.WebVisitor;
import org.tocsin.testkit.World;

@StoryTest
class DevicesTest {
  private static final String ACCOUNT = "device-test";
  private static final String SESSION = "tocsin-session";
  private static final String STAY = "tocsin-stay";

  @Autowired Accounts accounts;
  @Autowired Devices devices;
  @Autowired JdbcClient database;
  @Autowired World world;
  @LocalServerPort int port;

  private WebVisitor browser;

  @BeforeEach
  void anAccount() {
    accounts.create(ACCOUNT, "Device Test", "", World.PASSWORD);
    accounts.joinOnly(ACCOUNT, Set.of(Accounts.RESPONDER));
    database.sql("delete from security_devices").update();
    browser = new WebVisitor(port);
  }

  @Test
  void nobodyStaysSignedInWhoDidNotSaySo() throws Exception {
    browser.signIn(ACCOUNT, World.PASSWORD);
    assertThat(browser.cookie(STAY)).isEmpty();
    assertThat(devices.of(ACCOUNT)).isEmpty();
  }

  @Test
  void aDeviceSignsItsOwnerInAgain() throws Exception {
    stay();
    browser.forget(SESSION);
    assertThat(isSignedIn()).isTrue();
    browser.forget(SESSION);
    assertThat(isSignedIn()).isTrue();
  }

  @Test
  void aDeviceLeadsToTasklistToo() throws Exception {
    stay();
    browser.forget(SESSION);
    assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
  }

  @Test
  void aDeviceIsListedWithWhenWhereAndWhichBrowser() throws Exception {
    stay();
    Device device = devices.of(ACCOUNT).get(0);
    assertThat(device.madeAt()).isEqualTo(World.BEGINNING);
    assertThat(device.address()).isEqualTo("127.0.0.1");
    assertThat(device.browser()).contains("Java");
    assertThat(browser.get("/me/security").body()).contains("from 127.0.0.1");
  }

  @Test
  void aCopiedTokenEndsEverything() throws Exception {
    stay();
    String copied = browser.cookie(STAY).orElseThrow();
    browser.forget(SESSION);
    assertThat(isSignedIn()).isTrue();
    world.minutesPass(2);
    WebVisitor thief = new WebVisitor(port);
    thief.setCookie(STAY, copied);
    assertThat(thief.get("/").statusCode()).isEqualTo(302);
    assertThat(devices.of(ACCOUNT)).isEmpty();
    assertThat(isSignedIn()).isFalse();
  }

  @Test
  void severalRequestsAtOnceAreNoTheft() throws Exception {
    stay();
    String shown = browser.cookie(STAY).orElseThrow();
    browser.forget(SESSION);
    assertThat(isSignedIn()).isTrue();
    WebVisitor atTheSameTime = new WebVisitor(port);
    atTheSameTime.setCookie(STAY, shown);
    assertThat(atTheSameTime.get("/").statusCode()).isEqualTo(200);
    assertThat(devices.of(ACCOUNT)).hasSize(1);
  }

  @Test
  void aDeviceThatIsNotUsedFor30DaysIsForgotten() throws Exception {
    stay();
    browser.forget(SESSION);
    world.passes(Duration.ofDays(30).plusSeconds(1));
    assertThat(isSignedIn()).isFalse();
  }

  @Test
  void aForgottenDeviceAsksForASignIn() throws Exception {
    stay();
    long id = devices.of(ACCOUNT).get(0).id();
    browser.post("/me/security", "/me/security/devices/" + id + "/forget", Map.of());
    browser.forget(SESSION);
    assertThat(isSignedIn()).isFalse();
  }

  @Test
  void nobodyForgetsTheDeviceOfSomebodyElse() throws Exception {
    stay();
    devices.forget("ada", devices.of(ACCOUNT).get(0).id());
    assertThat(devices.of(ACCOUNT)).hasSize(1);
  }

  @Test
  void signingOutForgetsThisDevice() throws Exception {
    stay();
    browser.post("/", "/sign-out", Map.of());
    assertThat(devices.of(ACCOUNT)).isEmpty();
    assertThat(isSignedIn()).isFalse();
  }

  @Test
  void signingOutEverywhereEndsSessionsAndDevices() throws Exception {
    stay();
    WebVisitor phone = new WebVisitor(port);
    phone.signIn(ACCOUNT, World.PASSWORD, "stay", "on");
    browser.post("/me/security", "/me/security/sign-out-everywhere", Map.of());
    assertThat(isSignedIn()).isFalse();
    assertThat(phone.get("/").statusCode()).isEqualTo(302);
  }

  @Test
  void aNewPasswordForgetsEveryDevice() throws Exception {
    stay();
    Map<String, String> change =
        Map.of(
            "current",
            World.PASSWORD,
            "password",
            "seven lamps in a row",
            "again",
            "seven lamps in a row");
    assertThat(
            browser
                .post("/me/security", "/me/security/password", change)
                .headers()
                .firstValue("Location"))
        .contains("/sign-in?changed");
    assertThat(isSignedIn()).isFalse();
    assertThat(browser.signIn(ACCOUNT, "seven lamps in a row")).isEqualTo("/");
    accounts.setPassword(ACCOUNT, World.PASSWORD);
  }

  @Test
  void aPasswordIsNotChangedWithoutTheCurrentOne() throws Exception {
    stay();
    Map<String, String> change =
        Map.of(
            "current",
            "wrong",
            "password",
            "seven lamps in a row",
            "again",
            "seven lamps in a row");
    assertThat(browser.post("/me/security", "/me/security/password", change).body())
        .contains("The current password is wrong.");
    assertThat(isSignedIn()).isTrue();
  }

  @Test
  void aDeviceOfSomebodyWithoutARoleOpensNothing() throws Exception {
    stay();
    accounts.joinOnly(ACCOUNT, Set.of());
    browser.forget(SESSION);
    assertThat(isSignedIn()).isFalse();
  }

  private void stay() throws Exception {
    assertThat(browser.signIn(ACCOUNT, World.PASSWORD, "stay", "on")).isEqualTo("/");
  }

  private boolean isSignedIn() throws Exception {
    return browser.get("/").statusCode() == 200;
  }
}
