package org.tocsin.watch.check;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tocsin.watch.node.Node;
import org.tocsin.watch.node.Nodes;

@Component
@Order(10)
class ClocksOff implements Check {
  private static final String NAME = "clocks-off";

  private final Nodes nodes;

  ClocksOff(Nodes nodes) {
    this.nodes = nodes;
  }

  @Override
  public Finding look() {
    List<Node> off =
        nodes.all().stream().filter(node -> !node.isMissing()).filter(Node::isClockOff).toList();
    if (off.isEmpty()) {
      return Finding.well(NAME, "Every clock is within a second of the database's.");
    }
    return Finding.trouble(
        NAME,
        off.size(),
        null,
        "The clock of 1 node is more than a second off the database's. Look at NTP on both machines.",
        "The clocks of %d nodes are more than a second off the database's. Look at NTP on all"
            + " machines, the database's first.",
        off.stream().map(node -> node.name() + " " + node.clockWords()).toList());
  }
}
