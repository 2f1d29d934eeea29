package org.tocsin.oncall.override;

import java.util.List;
import org.tocsin.oncall.rotation.Shift;
import org.tocsin.oncall.rotation.Span;
import org.tocsin.oncall.schedule.DoubleBooking;
import org.tocsin.oncall.schedule.Target;

/**
 * What a change would do, within its time.
 *
 * @param before who would be on call without it
 * @param after who would be on call with it
 * @param gaps when nobody would be on call
 * @param doubleBookings who would be on call here and elsewhere at once
 */
public record Effect(
    List<Shift> before, List<Shift> after, List<Gap> gaps, List<DoubleBooking> doubleBookings) {
  /**
   * @param target the rotation or duty that would be empty
   */
  public record Gap(Target target, Span span) {}
}
