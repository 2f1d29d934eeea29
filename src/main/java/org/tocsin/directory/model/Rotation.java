package org.tocsin.directory.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * People who take turns. A later layer stands above an earlier one: where it has somebody, that
 * person is on call.
 *
 * @param zone the zone of its hand-over times; UTC when there is none
 */
public record Rotation(String id, String name, ZoneId zone, List<Layer> layers) {
  public Rotation {
    name = Objects.requireNonNullElse(name, id);
    zone = Objects.requireNonNullElse(zone, ZoneOffset.UTC);
    layers = Lists.orEmpty(layers);
  }

  /**
   * One round of people.
   *
   * @param people the ids of those who take turns, in order
   * @param every how long a turn is: {@code P1D}, {@code P1W}, {@code P2W}, or hours that divide a
   *     day, such as {@code PT12H}; hand-overs keep to the wall clock
   * @param from the day of the first hand-over
   * @param until the day on which the layer ends, at the time of the hand-over; null when it does
   *     not
   * @param at the time of day of the hand-over; midnight when there is none
   * @param hours when the layer counts; always, when there are none
   * @param zone its own zone, to follow the sun; null for the rotation's
   */
  public record Layer(
      List<String> people,
      String every,
      LocalDate from,
      @Nullable LocalDate until,
      LocalTime at,
      List<Hours> hours,
      @Nullable ZoneId zone) {
    private static final Pattern EVERY = Pattern.compile("P([1-9]\\d{0,2})([DW])|PT([1-9]\\d?)H");
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);
    private static final int DAY = 24;
    private static final int LONGEST = 366 * DAY;

    /**
     * @throws IllegalArgumentException when the length of a turn or a day cannot be used
     */
    public Layer {
      people = Lists.orEmpty(people);
      hours = Lists.orEmpty(hours);
      at = Objects.requireNonNullElse(at, LocalTime.MIDNIGHT);
      hoursOf(every);
      if (from == null || from.isBefore(EARLIEST) || from.isAfter(LATEST)) {
        throw new IllegalArgumentException(
            "A layer begins on a day ('from') between 1970 and 2999, not on " + from);
      }
    }

    /** How long a turn is on the wall clock, in hours. */
    public int turn() {
      return hoursOf(every);
    }

    private static int hoursOf(@Nullable String every) {
      Matcher matcher = EVERY.matcher(String.valueOf(every));
      int length = matcher.matches() ? length(matcher) : 0;
      if (length == 0 || length > LONGEST) {
        throw new IllegalArgumentException(
            ("A turn ('every') is P1D, P1W, other days or weeks up to a year, or hours that divide"
                    + " a day such as PT12H, not %s")
                .formatted(every));
      }
      return length;
    }

    private static int length(Matcher every) {
      if (every.group(3) != null) {
        int hours = Integer.parseInt(every.group(3));
        return DAY % hours == 0 ? hours : 0;
      }
      int days = every.group(2).equals("W") ? 7 : 1;
      return Integer.parseInt(every.group(1)) * days * DAY;
    }
  }

  /**
   * Hours of the week on the wall clock.
   *
   * @param days the days on which they begin; every day, when there are none
   * @param from midnight when there is none
   * @param until on the next day when it is not after {@code from}; midnight when there is none
   */
  public record Hours(List<DayOfWeek> days, LocalTime from, LocalTime until) {
    public Hours {
      days = Lists.orEmpty(days);
      from = Objects.requireNonNullElse(from, LocalTime.MIDNIGHT);
      until = Objects.requireNonNullElse(until, LocalTime.MIDNIGHT);
    }
  }
}
