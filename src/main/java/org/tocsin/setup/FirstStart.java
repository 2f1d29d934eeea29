package org.tocsin.setup;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.database.DatabaseSettings;
import org.tocsin.directory.Directory;
import org.tocsin.directory.apply.Applying;
import org.tocsin.engine.account.Accounts;
import org.tocsin.engine.account.Rights;
import org.tocsin.passwords.PasswordRefused;
import org.tocsin.security.key.IntakeKeys;
import org.tocsin.shared.CannotStart;

/**
 * Makes what an empty database needs: roles, an administrator, an intake key and somebody to page.
 * What is given by settings is stored before the web server starts. What has to be generated is
 * stored when the web server is up and it was shown, on the terminal and not in the log: a start
 * that fails leaves no secret behind that nobody has seen.
 */
@Component
class FirstStart implements SmartInitializingSingleton {
  private static final String ADMIN = "admin";
  private static final int SECRET_BYTES = 32;

  /** Somebody to page, until an administrator applies the directory of the organisation. */
  private static final String SMALLEST =
      """
      people:
        - { id: admin, name: Administrator, roles: [administrator], ways: [{ way: inbox }] }
      teams:
        - { id: platform, name: Platform, members: [admin], duties: { primary: ["person:admin"] } }
      """;

  private final DatabaseSettings database;
  private final SetupSettings settings;
  private final Rights rights;
  private final Accounts accounts;
  private final IntakeKeys keys;
  private final Directory directory;
  private final Applying applying;
  private final SampleOrganisation sample;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final SecureRandom random = new SecureRandom();
  private final Terminal terminal;

  /** Shown when the administrator was made with a given password. */
  private @Nullable String signIn;

  FirstStart(
      DatabaseSettings database,
      SetupSettings settings,
      Rights rights,
      Accounts accounts,
      IntakeKeys keys,
      Directory directory,
      Applying applying,
      SampleOrganisation sample,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      Terminal terminal) {
    this.database = database;
    this.settings = settings;
    this.rights = rights;
    this.accounts = accounts;
    this.keys = keys;
    this.directory = directory;
    this.applying = applying;
    this.sample = sample;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.terminal = terminal;
  }

  @Override
  public void afterSingletonsInstantiated() {
    oneNodeAtATime(
        () -> {
          rights.establish();
          if (!hasAdministrator() && accounts.exists(ADMIN)) {
            accounts.join(ADMIN, Accounts.ADMINISTRATOR);
          }
          if (!hasAdministrator() && !settings.adminPassword().isBlank()) {
            administrator(settings.adminPassword());
            signIn =
                "Sign in as    %s with the password from TOCSIN_ADMIN_PASSWORD".formatted(ADMIN);
          }
          if (!settings.intakeKey().isBlank()) {
            keys.add("TOCSIN_INTAKE_KEY", settings.intakeKey());
          }
          if (!database.embedded() && hasAdministrator()) {
            smallestOrganisation();
          }
        });
  }

  /** Comes before those who look at the organisation when Tocsin is ready. */
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @EventListener(ApplicationReadyEvent.class)
  void showAndStore() {
    oneNodeAtATime(
        () -> {
          List<String> secrets = new ArrayList<>();
          if (!hasAdministrator()) {
            String password = secret();
            administrator(password);
            secrets.add("Sign in as    %s with %s".formatted(ADMIN, password));
          }
          if (!keys.any()) {
            String key = secret();
            keys.add("made on the first start", key);
            secrets.add("Intake key    " + key);
          }
          if (database.embedded()) {
            sampleOrganisation().ifPresent(secrets::add);
          } else {
            smallestOrganisation();
          }
          // the transaction commits after this
          if (!terminal.print(whereToGo(secrets)) && !secrets.isEmpty()) {
            throw new CannotStart(
                "The first passwords cannot be shown: the standard output is closed.",
                "Open it, or set TOCSIN_ADMIN_PASSWORD and TOCSIN_INTAKE_KEY.");
          }
        });
  }

  /**
   * After a power failure every node starts at once; they do this one after the other. On a slow
   * machine, hashing passwords takes longer than a transaction may usually sit idle.
   */
  private void oneNodeAtATime(Runnable work) {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("set local idle_in_transaction_session_timeout = '60s'").update();
          jdbc.sql("select pg_advisory_xact_lock(hashtext('tocsin.first-start'))::text")
              .query(String.class)
              .single();
          work.run();
        });
  }

  private boolean hasAdministrator() {
    return !accounts.membersOf(Accounts.ADMINISTRATOR).isEmpty();
  }

  private void administrator(String password) {
    try {
      accounts.create(ADMIN, "Administrator", "admin@localhost", password);
    } catch (PasswordRefused e) {
      throw new CannotStart(
          "TOCSIN_ADMIN_PASSWORD is refused: " + e.getMessage(),
          "Set it to another password, or leave it empty to have one generated and shown once.",
          e);
    }
    accounts.join(ADMIN, Accounts.ADMINISTRATOR);
  }

  private void smallestOrganisation() {
    if (directory.isEmpty()) {
      applying.apply(SMALLEST, null, "tocsin");
    }
  }

  private Optional<String> sampleOrganisation() {
    if (!directory.isEmpty()) {
      return Optional.empty();
    }
    String password = secret();
    List<String> people = sample.load(password);
    return people.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "A sample organisation was loaded; %s sign in with %s"
                .formatted(String.join(", ", people), password));
  }

  private String whereToGo(List<String> secrets) {
    List<String> once = new ArrayList<>(secrets);
    Optional.ofNullable(signIn).ifPresent(line -> once.add(0, line));
    StringBuilder text =
        new StringBuilder("\nTocsin is ready at ").append(settings.baseUrl()).append("\n");
    if (!once.isEmpty()) {
      text.append("This is shown once:\n");
      once.forEach(line -> text.append("  ").append(line).append("\n"));
    }
    return text.toString();
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
