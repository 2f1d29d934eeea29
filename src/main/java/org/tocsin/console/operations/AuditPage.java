package org.tocsin.console.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.tocsin.audit.AuditLog;
import org.tocsin.view.Moment;

/** Where auditors read who did what that matters to security. */
@Controller
class AuditPage {
  private static final int MOST = 50;

  private final AuditLog log;

  AuditPage(AuditLog log) {
    this.log = log;
  }

  /** One entry as the page shows it. */
  record Row(AuditLog.Entry entry, Moment at) {}

  @GetMapping("/audit")
  String audit(
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String actor,
      @ModelAttribute("now") Instant now,
      Model model) {
    List<Row> rows =
        log.find(before, orNull(kind), orNull(actor), MOST).stream()
            .map(entry -> new Row(entry, new Moment(entry.at(), now)))
            .toList();
    model.addAttribute("rows", rows);
    model.addAttribute("kinds", log.kinds());
    model.addAttribute("kind", orNull(kind));
    model.addAttribute("actor", orNull(actor));
    model.addAttribute("earlier", rows.size() < MOST ? null : rows.get(MOST - 1).entry().id());
    return "console/operations/audit";
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
