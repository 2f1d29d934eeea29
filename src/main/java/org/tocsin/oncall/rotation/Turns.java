package org.tocsin.oncall.rotation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.tocsin.directory.model.Rotation.Layer;

/**
 * The turns of one layer. Turn {@code n} begins {@code n} lengths after the first hand-over on the
 * wall clock, and ends where the next one begins.
 */
record Turns(Layer layer, ZoneId zone) {
  /**
   * @param number counted from 0
   */
  record Turn(String person, long number) {}

  /** Whose turn it is; empty before the first, after the last, and when nobody takes turns. */
  Optional<Turn> at(Instant at) {
    long number = numberAt(at);
    if (number < 0 || layer.people().isEmpty() || !at.isBefore(end())) {
      return Optional.empty();
    }
    String person = layer.people().get(Math.floorMod(number, layer.people().size()));
    return Optional.of(new Turn(person, number));
  }

  /** Where turns begin, and where the last one ends. */
  Stream<Instant> starts(Instant from, Instant until) {
    Stream<Instant> starts =
        LongStream.rangeClosed(Math.max(0, numberAt(from)), numberAt(until)).mapToObj(this::start);
    return Stream.concat(starts, Stream.of(end()));
  }

  Duration length() {
    return Duration.ofHours(layer.turn());
  }

  private Instant end() {
    return layer.until() == null
        ? Instant.MAX
        : WallClock.instant(layer.until().atTime(layer.at()), zone);
  }

  /** When a change of the clock is near, the time on the wall may be a turn off. */
  private long numberAt(Instant at) {
    Duration since = Duration.between(first(), LocalDateTime.ofInstant(at, zone));
    long number = Math.floorDiv(since.toSeconds(), length().toSeconds());
    while (start(number).isAfter(at)) {
      number--;
    }
    while (!start(number + 1).isAfter(at)) {
      number++;
    }
    return number;
  }

  private Instant start(long number) {
    return WallClock.instant(first().plusHours(number * layer.turn()), zone);
  }

  private LocalDateTime first() {
    return layer.from().atTime(layer.at());
  }
}
