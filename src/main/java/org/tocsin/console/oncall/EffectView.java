package org.tocsin.console.oncall;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.console.layout.WallTime;
import org.tocsin.oncall.override.Effect;
import org.tocsin.oncall.rotation.Shift;
import org.tocsin.oncall.rotation.Span;
import org.tocsin.oncall.schedule.Target;
import org.tocsin.view.People;

/** What a change would do, in lines. */
final class EffectView {
  private static final int MOST = 30;

  private EffectView() {}

  /**
   * @param kind good, same, warn or alarm
   */
  public record Line(String kind, String text) {}

  static List<Line> lines(Effect effect, People.Names names, WallTime wall) {
    List<Line> lines = new ArrayList<>();
    for (Shift shift : effect.after().stream().limit(MOST).toList()) {
      String kind = effect.before().contains(shift) ? "same" : "good";
      lines.add(new Line(kind, shift(shift, names, wall)));
    }
    for (Effect.Gap gap : effect.gaps().stream().limit(MOST).toList()) {
      lines.add(
          new Line(
              "alarm", "Nobody is %s %s".formatted(place(gap.target()), span(gap.span(), wall))));
    }
    effect.doubleBookings().stream()
        .limit(MOST)
        .map(
            twice ->
                "%s is %s and %s at once %s"
                    .formatted(
                        names.of(twice.person()),
                        place(twice.one()),
                        place(twice.other()),
                        span(twice.span(), wall)))
        .forEach(text -> lines.add(new Line("warn", text)));
    return lines;
  }

  private static String shift(Shift shift, People.Names names, WallTime wall) {
    return "%s%s%s"
        .formatted(
            names.of(shift.person()),
            shift.from() == null ? "" : ", from " + wall.day(shift.from()),
            shift.until() == null ? "" : ", until " + wall.day(shift.until()));
  }

  private static String place(Target target) {
    return target.duty() == null
        ? "on call by " + target.id()
        : "%s of %s".formatted(target.duty().word(), target.id());
  }

  private static String span(Span span, WallTime wall) {
    return "from %s until %s".formatted(wall.day(span.from()), wall.day(span.until()));
  }
}
