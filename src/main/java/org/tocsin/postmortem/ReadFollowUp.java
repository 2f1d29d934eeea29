package org.tocsin.postmortem;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import org.tocsin.engine.verb.Verb;

/** Read follow-up: what is to be done, by whom, until when. */
@Component
class ReadFollowUp implements Verb<ReadFollowUp.In, ReadFollowUp.Out> {
  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  private final Postmortems postmortems;

  ReadFollowUp(Postmortems postmortems) {
    this.postmortems = postmortems;
  }

  record In(long followUp) {}

  /**
   * @param due the last second of its last day, in UTC
   */
  record Out(String what, String owner, Instant due) {}

  @Override
  public Out apply(In in) {
    FollowUp followUp = postmortems.followUp(in.followUp());
    return new Out(
        followUp.what(),
        followUp.owner(),
        followUp.due().atTime(LAST_SECOND).toInstant(ZoneOffset.UTC));
  }
}
