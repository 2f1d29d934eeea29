package org.tocsin.watch.check;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.paging.channel.Way;

/**
 * Whether mail, chat and the others would take a page now. They are asked between the looks, in a
 * thread of the watcher's own, because a server that hangs must hold up neither a look nor a page.
 */
@Component
@Order(8)
public class WaysSilent implements Check {
  private static final Logger log = LoggerFactory.getLogger(WaysSilent.class);
  private static final String NAME = "ways-silent";

  private final List<Way> ways;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final Map<String, WayState> states = new ConcurrentHashMap<>();

  WaysSilent(List<Way> ways, Clock clock, MeterRegistry metrics) {
    this.ways = ways;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Those that this node has asked, by name. */
  public List<WayState> states() {
    return states.values().stream().sorted(Comparator.comparing(WayState::way)).toList();
  }

  /** Asks every way that is set up and has somebody to ask. */
  public void ask() {
    ways.stream().filter(Way::available).forEach(this::ask);
  }

  private void ask(Way way) {
    String name = way.name();
    WayState before = states.getOrDefault(name, WayState.asked(name));
    try {
      way.probe().ifPresent(words -> keep(before.answered(clock.instant(), words)));
    } catch (RuntimeException e) {
      WayState failed = before.failed(clock.instant(), String.valueOf(e.getMessage()));
      log.warn("{} does not answer: {}", name, failed.words());
      keep(failed);
    }
  }

  private void keep(WayState state) {
    if (states.put(state.way(), state) == null) {
      Gauge.builder("tocsin.way.answers", states, all -> all.get(state.way()).answers() ? 1 : 0)
          .description("1 when the other side of a way answers this node, otherwise 0")
          .tag("way", state.way())
          .register(metrics);
    }
  }

  @Override
  public Finding look() {
    List<WayState> silent = states().stream().filter(WayState::isSilent).toList();
    if (silent.isEmpty()) {
      return Finding.well(NAME, "Every way that is set up answers.");
    }
    @Nullable Instant since =
        silent.stream()
            .map(WayState::failingSince)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return Finding.trouble(
        NAME,
        silent.size(),
        since,
        "1 way out does not answer. Pages go by the other ways of each person, if they have any.",
        "%d ways out do not answer. Pages go by the other ways of each person, if they have any.",
        silent.stream().map(WayState::way).toList());
  }
}
