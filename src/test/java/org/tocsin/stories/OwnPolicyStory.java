package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.shared.IncidentNumber;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** A team that keeps to an escalation policy of its own. */
@StoryTest
class OwnPolicyStory {
  @Autowired World world;
  @Autowired Duties duties;

  @BeforeEach
  void theShopHasItsOwnPolicy() {
    duties.change(
        document -> {
          ObjectNode policy = document.withArray("/policies").addObject();
          policy.put("id", "shop-nights").put("rounds", 2);
          policy
              .withArray("/levels")
              .addObject()
              .put("ackWithin", "PT3M")
              .putArray("page")
              .add("primary")
              .add("person:dara");
          policy
              .withArray("/levels")
              .addObject()
              .put("ackWithin", "PT4M")
              .putArray("page")
              .add("team:platform");
          Duties.named(document.withArray("/teams"), "shop").put("policy", "shop-nights");
        });
  }

  @Test
  void itsLevelsArePagedInItsTimeAndInTheEndEverybodyIs() {
    IncidentNumber number = world.opened(SEV1);
    world.untilMinute(19);
    assertThat(world.paged(number))
        .containsExactly(
            "ada as primary, person:dara at PT0S",
            "dara as primary, person:dara at PT0S",
            "chen as team:platform at PT3M",
            "dara as team:platform at PT3M",
            "erin as team:platform at PT3M",
            "frank as team:platform at PT3M",
            "ada as primary, person:dara at PT7M",
            "dara as primary, person:dara at PT7M",
            "chen as team:platform at PT10M",
            "dara as team:platform at PT10M",
            "erin as team:platform at PT10M",
            "frank as team:platform at PT10M",
            "ada as everybody at PT14M",
            "ben as everybody at PT14M",
            "erin as everybody at PT14M",
            "frank as everybody at PT14M",
            "admin as everybody at PT14M");
    assertThat(world.exhaustedAfter(number)).hasMinutes(19);
  }

  @Test
  void whoeverIsPagedByItMayAnswer() {
    IncidentNumber number = world.opened(SEV1);
    world.untilMinute(3);
    world.acknowledges("chen");
    assertThat(world.incident(number).responder()).isEqualTo("chen");
  }
}
