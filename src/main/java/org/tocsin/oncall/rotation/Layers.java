package org.tocsin.oncall.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.directory.model.Rotation;
import org.tocsin.directory.model.Rotation.Layer;

/** The layers of a rotation, the lowest first. The highest that has somebody counts. */
public record Layers(List<One> layers) implements Line {
  /** A turn lasts longer than its length when the clock is put back. */
  private static final Duration PUT_BACK = Duration.ofDays(2);

  /** A layer and the hours in which it counts. */
  record One(int number, Turns turns, OpenHours hours) {
    Optional<Held> at(Instant at) {
      return hours.contains(at)
          ? turns
              .at(at)
              .map(turn -> new Held(turn.person(), "turn-%d.%d".formatted(number, turn.number())))
          : Optional.empty();
    }

    Stream<Instant> cuts(Instant from, Instant until) {
      return Stream.concat(turns.starts(from, until), hours.edges(from, until));
    }
  }

  public static Layers of(Rotation rotation) {
    List<One> layers = new ArrayList<>();
    for (Layer layer : rotation.layers()) {
      var zone = Objects.requireNonNullElse(layer.zone(), rotation.zone());
      layers.add(
          new One(layers.size(), new Turns(layer, zone), new OpenHours(layer.hours(), zone)));
    }
    return new Layers(layers);
  }

  @Override
  public List<Held> at(Instant at) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      Optional<Held> held = layers.get(i).at(at);
      if (held.isPresent()) {
        return List.of(held.get());
      }
    }
    return List.of();
  }

  @Override
  public Stream<Instant> cuts(Instant from, Instant until) {
    return layers.stream().flatMap(layer -> layer.cuts(from, until));
  }

  @Override
  public Duration reach() {
    return layers.stream()
        .map(layer -> layer.turns().length())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO)
        .plus(PUT_BACK);
  }
}
