package org.tocsin.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.tocsin.directory.apply.DirectoryApplied;
import org.tocsin.directory.document.Difference;
import org.tocsin.engine.account.Accounts;
import org.tocsin.engine.deployment.ModelsDeployed;
import org.tocsin.engine.repair.EngineOperation;
import org.tocsin.engine.repair.EngineRequestRefused;
import org.tocsin.engine.repair.RepairStarted;
import org.tocsin.oncall.OnCallChanged;
import org.tocsin.security.event.SecurityEvent;
import org.tocsin.security.key.KeyRefused;
import org.tocsin.security.token.SecretChanged;

/** Writes what happens elsewhere into the audit log, as it happens. */
@Component
class AuditListener {
  private static final int MOST_NAMED = 20;
  private static final String STRANGER = "unknown";

  private final AuditLog log;
  private final Accounts accounts;
  private final Clock clock;
  private final Flood refusals = new Flood();

  AuditListener(AuditLog log, Accounts accounts, Clock clock) {
    this.log = log;
    this.accounts = accounts;
    this.clock = clock;
  }

  @EventListener
  void on(DirectoryApplied applied) {
    String changes =
        applied.difference().entries().stream()
            .limit(MOST_NAMED)
            .map(AuditListener::words)
            .collect(Collectors.joining(", "));
    int more = applied.difference().entries().size() - MOST_NAMED;
    log.add(
        "directory-applied",
        applied.by(),
        "%s applied version %d of the directory: %s%s."
            .formatted(
                applied.by(),
                applied.version(),
                changes.isEmpty() ? "only its wording changed" : changes,
                more > 0 ? " and %d more".formatted(more) : ""));
  }

  private static String words(Difference.Entry entry) {
    String fields =
        entry.fields().stream()
            .map(field -> "%s from %s to %s".formatted(field.name(), field.from(), field.to()))
            .collect(Collectors.joining("; "));
    return "%s %s %s%s"
        .formatted(
            entry.kind(),
            entry.id(),
            entry.change().name().toLowerCase(Locale.ROOT),
            fields.isEmpty() ? "" : " (" + fields + ")");
  }

  @EventListener
  void on(OnCallChanged changed) {
    log.add("on-call-changed", changed.by(), "%s %s.".formatted(changed.by(), changed.what()));
  }

  @EventListener
  void on(SecretChanged changed) {
    log.add("secret-changed", changed.by(), "%s %s.".formatted(changed.by(), changed.what()));
  }

  @EventListener
  void on(ModelsDeployed deployed) {
    log.add(
        "models-deployed",
        deployed.by(),
        "%s deployed %s.".formatted(deployed.by(), String.join(", ", deployed.files())));
  }

  @EventListener
  void on(RepairStarted started) {
    log.add(
        "repair-started",
        started.person(),
        "%s started a repair by hand. Reason: %s".formatted(started.person(), started.reason()));
  }

  @EventListener
  void on(EngineOperation operation) {
    if (operation.reason() != null) {
      log.add(
          "repaired",
          operation.person(),
          "%s %s%s. Reason: %s"
              .formatted(
                  operation.person(),
                  operation.what(),
                  operation.incident() == null ? "" : " of " + operation.incident(),
                  operation.reason()));
    }
  }

  @EventListener
  void on(SecurityEvent event) {
    SignInWords words = SignInWords.of(event, event.account());
    if (!words.byStrangers()) {
      log.add(words.kind(), event.account(), words.text());
    } else if (accounts.exists(event.account())) {
      bounded(words.kind(), event.account(), words.text());
    } else {
      // the name may be a password that somebody typed into the wrong field
      bounded(words.kind(), STRANGER, SignInWords.of(event, "an unknown name").text());
    }
  }

  @EventListener
  void on(KeyRefused refused) {
    bounded("key-refused", STRANGER, "A wrong key was refused %s.".formatted(refused.request()));
  }

  @EventListener
  void on(EngineRequestRefused refused) {
    refused(refused.person(), refused.request());
  }

  /** A visitor who has not signed in is asked to, and not refused. */
  @EventListener
  void on(AuthorizationDeniedEvent<?> denied) {
    Authentication person = denied.getAuthentication().get();
    if (denied.getObject() instanceof HttpServletRequest request
        && person != null
        && !(person instanceof AnonymousAuthenticationToken)) {
      refused(person.getName(), request.getMethod() + " " + request.getRequestURI());
    }
  }

  private void refused(String person, String request) {
    bounded("refused", person, "%s was refused %s.".formatted(person, request));
  }

  private void bounded(String kind, String actor, String text) {
    Flood.Room room = refusals.take(clock.instant());
    if (room.fits()) {
      log.add(kind, actor, text + Flood.words(room.leftOut()));
    }
  }
}
