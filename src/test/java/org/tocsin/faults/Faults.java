package org.tocsin.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tocsin.rig.Node;
import org.tocsin.rig.Patience;
import org.tocsin.rig.Rig;

/** The one rig that all rows share, because starting it is what takes long. */
final class Faults {
  /** How long whatever is not under test may take on a busy machine. */
  static final Duration PATIENCE = Duration.ofSeconds(120);

  /** How long after a node was killed another one has taken over what it held. */
  static final Duration TAKEN_OVER = Duration.ofSeconds(20);

  /** How many services each of the teams mixed and chat has. */
  private static final int SERVICES = 400;

  private static final AtomicInteger SERVICES_USED = new AtomicInteger();

  private static @Nullable Rig rig;

  private Faults() {}

  /** Two nodes that are well, mails and chat that work, no mail kept, and nothing due soon. */
  static synchronized Rig rig() {
    Rig shared = rig;
    if (shared == null) {
      Rig started = Rig.start("faults");
      Runtime.getRuntime().addShutdownHook(new Thread(started::close));
      shared = started.withTwoNodes(SERVICES);
      rig = shared;
    }
    startWhatIsDown(shared);
    shared.mails().behaveWell();
    postpone(shared);
    shared.mails().clear();
    shared.webhooks().clear();
    shared.alarms().clear();
    return shared;
  }

  /**
   * The number of the first of so many services that no row has used: an alert of one that has an
   * open incident would join that.
   */
  static int services(int many) {
    int first = SERVICES_USED.getAndAdd(many);
    if (first + many > SERVICES) {
      throw new IllegalStateException("There are only %d services".formatted(SERVICES));
    }
    return first;
  }

  /** Starts every node that does not run, all at once. */
  static void startWhatIsDown(Rig rig) {
    List<Node> down = rig.nodes().stream().filter(node -> !node.isAlive()).toList();
    down.forEach(Node::launch);
    rig.nodes().forEach(Node::awaitReady);
  }

  /** Whatever earlier rows have left to escalate does so when nobody looks any more. */
  static void postpone(Rig rig) {
    rig.database()
        .run(
            """
            update act_ru_job set duedate_ = now() + interval '30 days'
            where type_ = 'timer' and duedate_ between now() and now() + interval '30 days'
            """);
  }

  /** Until no step and no outside work is to be done now. */
  static void awaitQuiet(Rig rig) {
    Patience.until(
        "nothing is left to do",
        PATIENCE,
        () ->
            rig.database()
                    .number(
                        """
                        select (select count(*) from act_ru_job where duedate_ is null or duedate_ <= now())
                          + (select count(*) from act_ru_ext_task)
                        """)
                == 0);
  }

  /**
   * The timers that end the time to acknowledge of these incidents fall due one after the other.
   *
   * @param name of the load that opened them
   * @param first when the first one is due, from now
   * @param apart how long after each the next one is due
   * @return how many there are
   */
  static int escalate(Rig rig, String name, Duration first, Duration apart) {
    return rig.database()
        .run(
            """
            update act_ru_job j set duedate_ =
              now() at time zone 'UTC' + interval '%d milliseconds' + n.number * interval '%d milliseconds'
            from (
              select i.number as incident, row_number() over (order by i.title) - 1 as number
              from incident_incidents i where i.title like '%s-%%') n
            join act_ru_execution e on e.business_key_ = 'INC-' || n.incident
            where e.id_ = j.process_instance_id_ and j.type_ = 'timer'
              and j.handler_cfg_ like 'event_ackOverdue%%'
            """
                .formatted(first.toMillis(), apart.toMillis(), name));
  }
}
