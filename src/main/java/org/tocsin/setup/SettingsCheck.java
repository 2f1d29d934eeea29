package org.tocsin.setup;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertyResolver;
import org.tocsin.security.openid.provider.OpenIdSettings;
import org.tocsin.shared.CannotStart;

/** Looks at the settings before anything is started with them. */
class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("server.port", "TOCSIN_PORT", "a number from 1 to 65535", port()),
          new Setting(
              "tocsin.base-url",
              "TOCSIN_BASE_URL",
              "an address such as https://tocsin.example.org",
              web()),
          new Setting(
              "tocsin.database.url",
              "TOCSIN_DATABASE_URL",
              "an address such as jdbc:postgresql://db.example.org:5432/tocsin, without user and"
                  + " password",
              emptyOr(SettingsCheck::isDatabase)),
          new Setting("tocsin.alarm.url", "TOCSIN_ALARM_URL", "a web address", emptyOr(web())),
          new Setting("tocsin.deadman.url", "TOCSIN_DEADMAN_URL", "a web address", emptyOr(web())),
          new Setting("tocsin.ntfy.url", "TOCSIN_NTFY_URL", "a web address", emptyOr(web())),
          new Setting("tocsin.alarm.mail", "TOCSIN_ALARM_MAIL", "a mail address", emptyOr(mail())),
          new Setting(
              "tocsin.mail-from",
              "TOCSIN_MAIL_FROM",
              "a mail address such as Tocsin <tocsin@example.org>",
              mail()),
          new Setting(
              "tocsin.private-network",
              "TOCSIN_PRIVATE_NETWORK",
              "true or false",
              value -> value.toLowerCase(Locale.ROOT).matches("true|false")),
          new Setting(
              "spring.mail.host",
              "SPRING_MAIL_HOST",
              "the name of a server such as smtp.example.org",
              emptyOr(value -> value.matches("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+]?"))),
          new Setting(
              "spring.mail.port", "SPRING_MAIL_PORT", "a number from 1 to 65535", emptyOr(port())));

  /**
   * @param shape what the value has to be, in words
   * @param fits whether it is; the value has no blanks at its ends
   */
  private record Setting(String property, String name, String shape, Predicate<String> fits) {
    Stream<String> problem(PropertyResolver settings) {
      String value = Objects.requireNonNullElse(settings.getProperty(property), "").strip();
      // the value is not shown: some of these are secrets, or hold one by mistake
      return fits.test(value) ? Stream.empty() : Stream.of("%s is not %s.".formatted(name, shape));
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    check(context.getEnvironment());
  }

  /**
   * @throws CannotStart with everything that is wrong
   */
  static void check(PropertyResolver settings) {
    List<String> problems =
        Stream.concat(
                SETTINGS.stream().flatMap(one -> one.problem(settings)),
                OpenIdSettings.problems(settings).stream())
            .toList();
    if (!problems.isEmpty()) {
      throw new CannotStart(
          String.join(" ", problems),
          "Correct it and start again; docs/operations.md has the names.");
    }
  }

  private static Predicate<String> emptyOr(Predicate<String> fits) {
    return value -> value.isEmpty() || fits.test(value);
  }

  private static Predicate<String> port() {
    // 0 is any free port, for tests
    return value -> value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65535;
  }

  private static Predicate<String> web() {
    return value -> {
      try {
        URI address = URI.create(value);
        return String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT).matches("https?")
            && address.getHost() != null;
      } catch (IllegalArgumentException e) {
        return false;
      }
    };
  }

  private static Predicate<String> mail() {
    return value -> {
      try {
        InternetAddress[] addresses = InternetAddress.parse(value, true);
        return addresses.length == 1 && addresses[0].getAddress().contains("@");
      } catch (AddressException e) {
        return false;
      }
    };
  }

  /** Others write {@code postgres://user:password@host/name}. */
  private static boolean isDatabase(String value) {
    return value.matches("jdbc:postgresql:[^\\s@]+");
  }
}
