package org.tocsin.audit;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log as JSON. */
@RestController
class AuditApi {
  private static final int MOST = 500;

  private final AuditLog log;

  AuditApi(AuditLog log) {
    this.log = log;
  }

  /**
   * The newest 500 entries.
   *
   * @param before only those with a lower id: the last one of the list before
   */
  @Operation(summary = "Lists the entries of the audit log")
  @GetMapping("/api/audit")
  List<AuditLog.Entry> audit(
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String actor) {
    return log.find(before, kind, actor, MOST);
  }
}
