package org.tocsin.setup;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import org.tocsin.shared.CannotStart;

class SettingsCheckTest {
  private final MockEnvironment settings =
      new MockEnvironment()
          .withProperty("server.port", "8080")
          .withProperty("tocsin.base-url", "http://localhost:8080")
          .withProperty("tocsin.mail-from", "Tocsin <tocsin@localhost>")
          .withProperty("tocsin.private-network", "false");

  @Test
  void theDefaultsAreFine() {
    assertThatNoException().isThrownBy(() -> SettingsCheck.check(settings));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "server.port            | 8080x                          | TOCSIN_PORT",
        "server.port            | 70000                          | TOCSIN_PORT",
        "tocsin.base-url        | tocsin.example.org             | TOCSIN_BASE_URL",
        "tocsin.base-url        | http://tocsin example          | TOCSIN_BASE_URL",
        "tocsin.database.url    | postgres://tocsin:pw@db/tocsin | TOCSIN_DATABASE_URL",
        "tocsin.database.url    | jdbc:mysql://db/tocsin         | TOCSIN_DATABASE_URL",
        "tocsin.alarm.url       | hooks.example.org              | TOCSIN_ALARM_URL",
        "tocsin.alarm.mail      | nobody                         | TOCSIN_ALARM_MAIL",
        "tocsin.deadman.url     | yes                            | TOCSIN_DEADMAN_URL",
        "tocsin.ntfy.url        | ntfy                           | TOCSIN_NTFY_URL",
        "tocsin.mail-from       | Tocsin                         | TOCSIN_MAIL_FROM",
        "tocsin.private-network | maybe                          | TOCSIN_PRIVATE_NETWORK",
        "spring.mail.host       | smtp://mail.example.org        | SPRING_MAIL_HOST",
        "spring.mail.port       | smtp                           | SPRING_MAIL_PORT",
      })
  void aValueThatMakesNoSenseIsNamed(String property, String value, String name) {
    settings.setProperty(property, value);
    assertThatThrownBy(() -> SettingsCheck.check(settings))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith(name + " is not ");
  }

  @ParameterizedTest
  @CsvSource({
    "tocsin.database.url, jdbc:postgresql://db.example.org:5432/tocsin?sslmode=verify-full",
    "tocsin.database.url, jdbc:postgresql:tocsin",
    "tocsin.base-url, https://[fd00::1]/tocsin",
    "tocsin.alarm.mail, on-call@example.org",
    "spring.mail.host, smtp.example.org",
    "spring.mail.host, 10.0.0.1",
    "spring.mail.port, 587",
    "tocsin.private-network, TRUE",
  })
  void aValueThatMakesSensePasses(String property, String value) {
    settings.setProperty(property, value);
    assertThatNoException().isThrownBy(() -> SettingsCheck.check(settings));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "issuer        | http://login.example.org | TOCSIN_OIDC_ISSUER is not an https address",
        "issuer        | login.example.org        | TOCSIN_OIDC_ISSUER is not an https address",
        "issuer        | ''                       | TOCSIN_OIDC_ISSUER is empty",
        "client-id     | ''                       | TOCSIN_OIDC_CLIENT_ID is empty",
        "scopes        | profile,email            | TOCSIN_OIDC_SCOPES does not contain openid",
        "roles         | sre=admin                | TOCSIN_OIDC_ROLES is not pairs",
        "roles         | responder                | TOCSIN_OIDC_ROLES is not pairs",
      })
  void aSettingForOpenIdThatMakesNoSenseIsNamed(String name, String value, String sentence) {
    openId();
    settings.setProperty("tocsin.oidc." + name, value);
    assertThatThrownBy(() -> SettingsCheck.check(settings))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void settingsForOpenIdThatMakeSensePass() {
    openId();
    assertThatNoException().isThrownBy(() -> SettingsCheck.check(settings));
  }

  private void openId() {
    settings.setProperty("tocsin.oidc.issuer", "https://login.example.org/realms/staff");
    settings.setProperty("tocsin.oidc.client-id", "tocsin");
    settings.setProperty("tocsin.oidc.scopes", "openid,email");
    settings.setProperty("tocsin.oidc.roles", "/sre=responder, cn=leads=commander");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    settings.setProperty("server.port", "eighty");
    settings.setProperty("tocsin.alarm.url", "here");
    assertThatThrownBy(() -> SettingsCheck.check(settings))
        .hasMessageContainingAll("TOCSIN_PORT", "TOCSIN_ALARM_URL");
  }
}
