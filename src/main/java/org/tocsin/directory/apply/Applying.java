package org.tocsin.directory.apply;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.directory.Directory;
import org.tocsin.directory.DirectoryCheck;
import org.tocsin.directory.document.Difference;
import org.tocsin.directory.document.DocumentRefused;
import org.tocsin.directory.document.Documents;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.people.PeoplesAccounts;

/** Puts a document into force: checked, compared with the one before, and followed by accounts. */
@Component
public class Applying {
  private final Directory directory;
  private final PeoplesAccounts accounts;
  private final List<DirectoryCheck> checks;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Applying(
      Directory directory,
      PeoplesAccounts accounts,
      List<DirectoryCheck> checks,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.directory = directory;
    this.accounts = accounts;
    this.checks = checks;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What applying a document means.
   *
   * @param version the version in force: before, when nothing was applied, and the new one after
   * @param applied whether a new version was made
   * @param warnings what an administrator should know, each a sentence
   */
  public record Outcome(
      long version, boolean applied, Difference difference, List<String> warnings) {}

  /** The document was made from a version that is no longer in force. */
  public static class Outdated extends RuntimeException {
    private final long inForce;

    Outdated(long inForce) {
      super("Somebody has applied another document meanwhile.");
      this.inForce = inForce;
    }

    /** The version that is in force instead. */
    public long inForce() {
      return inForce;
    }
  }

  /**
   * What would change; nothing does.
   *
   * @param basedOn the version the document was made from; null when that does not matter
   * @param by who would apply it
   * @throws DocumentRefused with everything that is wrong with the document
   * @throws Outdated when another version is in force
   */
  public Outcome preview(String document, @Nullable Long basedOn, String by) {
    Organisation wanted = Documents.check(lines(document));
    Organisation inForce = directory.now();
    long version = directory.version();
    if (basedOn != null && basedOn != version) {
      throw new Outdated(version);
    }
    return new Outcome(
        version,
        false,
        Difference.between(inForce, wanted),
        warnings(wanted, accounts.kept(wanted, by)));
  }

  /**
   * Puts the document into force, unless it is there already, and lets the accounts follow.
   *
   * @param basedOn the version the document was made from; null when that does not matter
   * @param by who applies it
   * @throws DocumentRefused with everything that is wrong with the document; nothing has changed
   * @throws Outdated when another version is in force; nothing has changed
   */
  public Outcome apply(String document, @Nullable Long basedOn, String by) {
    String text = lines(document);
    Organisation wanted = Documents.check(text);
    return transaction.execute(
        status -> {
          directory.lock();
          long version = directory.version();
          if (basedOn != null && basedOn != version) {
            throw new Outdated(version);
          }
          Organisation before = directory.now();
          boolean fresh = !directory.document(version).filter(text::equals).isPresent();
          if (fresh) {
            directory.apply(text, by);
          }
          List<String> kept = accounts.follow(before, wanted, by);
          Difference difference = Difference.between(before, wanted);
          if (fresh) {
            events.publishEvent(new DirectoryApplied(directory.version(), by, difference));
          }
          return new Outcome(directory.version(), fresh, difference, warnings(wanted, kept));
        });
  }

  private List<String> warnings(Organisation wanted, List<String> first) {
    Instant now = clock.instant();
    List<String> warnings = new ArrayList<>(first);
    checks.forEach(check -> warnings.addAll(check.warnings(wanted, now)));
    return warnings;
  }

  /** A browser ends lines in its own way. */
  private static String lines(String document) {
    return document.replace("\r\n", "\n");
  }
}
