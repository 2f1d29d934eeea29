package org.tocsin.watch.check;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.watch.node.Node;
import org.tocsin.watch.node.Nodes;

@Component
@Order(9)
class NodesMissing implements Check {
  private static final String NAME = "nodes-missing";

  private final Nodes nodes;
  private final Clock clock;
  private final AtomicLong living = new AtomicLong();

  NodesMissing(Nodes nodes, Clock clock, MeterRegistry metrics) {
    this.nodes = nodes;
    this.clock = clock;
    Gauge.builder("tocsin.nodes.living", living, AtomicLong::get)
        .description("Nodes that have written within 20 seconds that they live")
        .register(metrics);
  }

  @Override
  public Finding look() {
    List<Node> all = nodes.all();
    List<Node> missing = all.stream().filter(Node::isMissing).toList();
    living.set(all.size() - missing.size());
    if (missing.isEmpty()) {
      return Finding.well(
          NAME, all.size() == 1 ? "One node, and it lives." : all.size() + " nodes, and all live.");
    }
    Duration longest =
        missing.stream().map(Node::seen).max(Comparator.naturalOrder()).orElseThrow();
    return Finding.trouble(
        NAME,
        missing.size(),
        clock.instant().minus(longest),
        "1 node is gone without a goodbye. The others do its work. Start it again; if it was taken"
            + " away for good, this ends within an hour.",
        "%d nodes are gone without a goodbye. The others do their work. Start them again; if they"
            + " were taken away for good, this ends within an hour.",
        missing.stream().map(Node::name).toList());
  }
}
