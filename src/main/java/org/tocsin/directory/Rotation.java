package org.tocsin.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * People who take turns. A later layer stands above an earlier one: where it has somebody, that
 * person is on call.
 *
 * @param zone the zone of its hand-over times
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
   * @param every how long a turn is, in ISO 8601: {@code P1D}, {@code P1W}, {@code P2W}, or hours
   *     that divide a day, such as {@code PT12H}; hand-overs keep to the wall clock
   * @param from the day of the first hand-over
   * @param until the day on which the layer ends; null when it does not
   * @param at the time of day of the hand-over
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
    public Layer {
      people = Lists.orEmpty(people);
      hours = Lists.orEmpty(hours);
    }
  }

  /**
   * Hours of the week on the wall clock.
   *
   * @param days the days on which they begin; every day, when there are none
   * @param until on the next day when it is not after {@code from}
   */
  public record Hours(List<DayOfWeek> days, LocalTime from, LocalTime until) {
    public Hours {
      days = Lists.orEmpty(days);
    }
  }
}
