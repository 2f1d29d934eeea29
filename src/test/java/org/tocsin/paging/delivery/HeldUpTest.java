package org.tocsin.paging.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.engine.outside.HeldUp;
import org.tocsin.engine.outside.Lease;
import org.tocsin.paging.Page;
import org.tocsin.paging.Pages;
import org.tocsin.paging.channel.Message;
import org.tocsin.paging.mail.Mail;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;

/** A node that stood still for too long sends nothing, because another may have sent it. */
@StoryTest
class HeldUpTest {
  @Autowired World world;
  @Autowired EngineDriver engine;
  @Autowired Mailbox mailbox;
  @Autowired Pages pages;
  @Autowired Messages messages;
  @Autowired Mail mail;
  @Autowired SendPage sendPageByMail;

  private Page page;

  @BeforeEach
  void aPageHasToBeSentOnceMore() {
    mailbox.refuse("ada@example.org");
    world.opened(Tempo.SEV2);
    page = pages.waitingFor("ada", 1).get(0);
    mailbox.takeAgain();
  }

  @Test
  void aPageWhoseLeaseLastsIsSent() {
    sendPageByMail.apply(new SendPage.In(page.id(), leaseOf(1)));
    assertThat(mailbox.pagesTo("ada")).hasSize(1);
  }

  @Test
  void aPageWhoseLeaseIsOverIsNeitherSentNorHasItFailed() {
    int entries = world.timeline(world.number()).size();
    assertThatThrownBy(() -> sendPageByMail.apply(new SendPage.In(page.id(), leaseOf(-1))))
        .isInstanceOf(HeldUp.class);
    assertThat(mailbox.pagesTo("ada")).isEmpty();
    assertThat(world.timeline(world.number())).hasSize(entries);
  }

  @Test
  void aMailServerThatWasReachedTooLateGetsNoMail() {
    Message message = messages.of(page, "mail", leaseOf(-1));
    assertThatThrownBy(() -> mail.send(message)).isInstanceOf(HeldUp.class);
    assertThat(mailbox.pagesTo("ada")).isEmpty();
  }

  private Lease leaseOf(int seconds) {
    return engine.leaseUntil(World.BEGINNING.plusSeconds(seconds));
  }
}
