package org.tocsin.alert.change;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/changes?service=}: the newest hundred changes, of one service or of all. */
@RestController
class ChangeApi {
  private static final int MOST = 100;

  private final Changes changes;

  ChangeApi(Changes changes) {
    this.changes = changes;
  }

  @Operation(summary = "Lists the most recent changes")
  @GetMapping("/api/changes")
  List<Change> list(@RequestParam(required = false) @Nullable String service) {
    return changes.newest(service, MOST);
  }
}
