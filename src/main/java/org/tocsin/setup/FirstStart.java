package org.tocsin.setup;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.database.DatabaseSettings;
import org.tocsin.directory.Applying;
import org.tocsin.directory.Directory;
import org.tocsin.engine.Accounts;
import org.tocsin.engine.Rights;
import org.tocsin.passwords.PasswordRefused;
import org.tocsin.security.IntakeKeys;

/**
 * Makes what an empty database needs before the first request is served: roles, an administrator,
 * an intake key and somebody to page. Secrets that were made here are shown once, on the console
 * and not in the log.
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
  private final List<String> shownOnce = new ArrayList<>();

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
      JdbcClient jdbc) {
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
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(
        status -> {
          awaitOtherNodes();
          rights.establish();
          administrator();
          intakeKey();
          if (directory.isEmpty()) {
            organisation();
          }
        });
  }

  /** After a power failure every node starts at once; they do this one after the other. */
  private void awaitOtherNodes() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('tocsin.first-start'))::text")
        .query(String.class)
        .single();
  }

  private void administrator() {
    if (!accounts.membersOf(Accounts.ADMINISTRATOR).isEmpty()) {
      return;
    }
    if (accounts.exists(ADMIN)) {
      accounts.join(ADMIN, Accounts.ADMINISTRATOR);
      return;
    }
    boolean given = !settings.adminPassword().isBlank();
    String password = given ? settings.adminPassword() : secret();
    try {
      accounts.create(ADMIN, "Administrator", "admin@localhost", password);
    } catch (PasswordRefused e) {
      throw new AdminPasswordRefused(e);
    }
    accounts.join(ADMIN, Accounts.ADMINISTRATOR);
    shownOnce.add(
        "Sign in as    %s with %s"
            .formatted(ADMIN, given ? "the password from TOCSIN_ADMIN_PASSWORD" : password));
  }

  private void intakeKey() {
    if (!settings.intakeKey().isBlank()) {
      keys.add("TOCSIN_INTAKE_KEY", settings.intakeKey());
    } else if (!keys.any()) {
      String key = secret();
      keys.add("made on the first start", key);
      shownOnce.add("Intake key    " + key);
    }
  }

  private void organisation() {
    if (database.embedded()) {
      String password = secret();
      List<String> people = sample.load(password);
      shownOnce.add(
          "A sample organisation was loaded; %s sign in with %s"
              .formatted(String.join(", ", people), password));
    } else {
      applying.apply(SMALLEST, null, "tocsin");
    }
  }

  @EventListener(ApplicationReadyEvent.class)
  void sayWhereToGo() {
    StringBuilder text =
        new StringBuilder("\nTocsin is ready at ").append(settings.baseUrl()).append("\n");
    if (!shownOnce.isEmpty()) {
      text.append("This is shown once:\n");
      shownOnce.forEach(line -> text.append("  ").append(line).append("\n"));
      shownOnce.clear();
    }
    Terminal.print(text.toString());
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
