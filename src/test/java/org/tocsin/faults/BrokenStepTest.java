package org.tocsin.faults;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tocsin.rig.AlertLoad;
import org.tocsin.rig.AlertLoad.Sent;
import org.tocsin.rig.Organisation;
import org.tocsin.rig.Patience;
import org.tocsin.rig.Rig;

/** Steps that fail for ever, and timers that somebody has deleted. */
@Tag("fault")
@Tag("long")
class BrokenStepTest {
  private static final Duration TOLD = Duration.ofSeconds(150);

  @Test
  void aStepThatAlwaysFailsIsToldToHumansAndBurnsNothing() {
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "F16",
            "the step that pages always fails, for one incident",
            "others are paged; its tries are bounded; a human is told within 150 s; mended, it"
                + " pages");
    rig.database()
        .run(
            """
            create or replace function poison() returns trigger language plpgsql as $$
            begin
              if (select title from incident_incidents where number = new.incident) like 'f16p-%' then
                raise exception 'poisoned';
              end if;
              return new;
            end $$;
            create trigger poison before insert on paging_pages
              for each row execute function poison();
            """);
    try {
      long began = System.nanoTime();
      List<Sent> poisoned = AlertLoad.distinct("f16p", rig.nodes()).send(1, 1);
      List<Sent> others = AlertLoad.distinct("f16", rig.nodes()).send(20, 10, 2);
      row.pages(Tally.await(others, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
      told(row, rig, "failing", began, TOLD);
      long tries = rig.nodes().stream().mapToLong(node -> node.logged("poisoned").size()).sum();
      row.count("lines of the log about it", tries);
      row.holds(tries < 200, tries + " lines of the log: it is tried without end");
      rig.database().run("drop trigger poison on paging_pages");
      rig.database()
          .run(
              "update act_ru_job set duedate_ = now(), retries_ = 1 where exception_msg_ like"
                  + " '%poisoned%'");
      row.pages(Tally.await(poisoned, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
    } finally {
      rig.database().run("drop trigger if exists poison on paging_pages");
    }
    row.end();
  }

  @Test
  void aTimerThatSomebodyDeletedIsMissed() {
    Rig rig = Faults.rig();
    Row row =
        Row.of(
            "F18",
            "the timer that ends the time to acknowledge is deleted by hand",
            "a human is told within 30 s");
    List<Sent> sent = AlertLoad.distinct("f18", rig.nodes()).send(1, 1);
    row.pages(Tally.await(sent, rig.mails(), Organisation.PRIMARY, Faults.PATIENCE));
    Faults.awaitQuiet(rig);
    long began = System.nanoTime();
    int deleted =
        rig.database()
            .run(
                """
                delete from act_ru_job j using act_ru_execution e, incident_incidents i
                where e.id_ = j.process_instance_id_ and e.business_key_ = 'INC-' || i.number
                  and i.title like 'f18-%' and j.handler_cfg_ like 'event_ackOverdue%'
                """);
    row.holds(deleted == 1, deleted + " timers were deleted");
    told(row, rig, "lost", began, Duration.ofSeconds(30));
    row.end();
  }

  private static void told(Row row, Rig rig, String word, long began, Duration within) {
    try {
      Patience.until(
          "somebody is told",
          within.minusNanos(System.nanoTime() - began),
          () -> rig.alarms().calls().stream().anyMatch(alarm -> alarm.body().contains(word)));
      row.longest("told after", Duration.ofNanos(System.nanoTime() - began));
    } catch (AssertionError e) {
      row.holds(false, "nobody was told within %d s".formatted(within.toSeconds()));
    }
  }
}
