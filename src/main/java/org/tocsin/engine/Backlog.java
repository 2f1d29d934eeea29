package org.tocsin.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.stereotype.Component;

/** What the engine should have done and has not. */
@Component
public class Backlog {
  private final ManagementService management;
  private final ExternalTaskService outside;

  Backlog(ManagementService management, ExternalTaskService outside) {
    this.management = management;
    this.outside = outside;
  }

  /** How many timers and steps were due before this instant and wait still. */
  public long overdueSince(Instant at) {
    return management
        .createJobQuery()
        .active()
        .withRetriesLeft()
        .duedateLowerThan(Date.from(at))
        .count();
  }

  /** How many steps have used up their tries and wait for somebody to correct the cause. */
  public long failedForGood() {
    return management.createJobQuery().noRetriesLeft().count()
        + outside.createExternalTaskQuery().noRetriesLeft().count();
  }
}
