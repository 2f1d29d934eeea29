package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;
import static org.tocsin.testkit.Tempo.SEV3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** A mild incident in the night. Every story begins at 3 in the morning. */
@StoryTest
class QuietHoursStory {
  @Autowired World world;
  @Autowired Duties duties;

  @Test
  void aLevelThatSleepsHasItsTimeFromWhenItWakes() {
    sleepsUntil("ada", "05:00");
    IncidentNumber number = world.opened(SEV3);
    world.untilMinute(149);
    assertThat(world.paged(number)).containsExactly("ada as primary at PT0S");
    world.untilMinute(150);
    assertThat(world.paged(number)).endsWith("ben as secondary at PT2H30M");
  }

  @Test
  void aSevereIncidentDoesNotWait() {
    sleepsUntil("ada", "05:00");
    IncidentNumber number = world.opened(SEV1);
    world.untilMinute(5);
    assertThat(world.paged(number)).endsWith("ben as secondary at PT5M");
  }

  @Test
  void aLevelOfWhichSomebodyIsAwakeDoesNotWaitForTheOthers() {
    sleepsUntil("ada", "05:00");
    duties.alsoIs("erin", "primary", "shop");
    IncidentNumber number = world.opened(SEV3);
    world.untilMinute(30);
    assertThat(world.paged(number)).endsWith("ben as secondary at PT30M");
  }

  private void sleepsUntil(String person, String until) {
    duties.change(
        document -> {
          ObjectNode quiet = Duties.named(document.withArray("/people"), person).putObject("quiet");
          quiet.put("from", "22:00").put("until", until).putArray("severities").add("SEV3");
        });
  }
}
