package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.testkit.Tempo.SEV1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.paging.delivery.OwnWays;
import org.tocsin.paging.delivery.OwnWays.Answer;
import org.tocsin.testkit.Duties;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Vendors;
import org.tocsin.testkit.World;

/** A person shows that an address is theirs. */
@StoryTest
class VerificationStory {
  private static final Pattern CODE = Pattern.compile("Your code is ([0-9]{6})\\.");

  @Autowired World world;
  @Autowired Duties duties;
  @Autowired Vendors vendors;
  @Autowired OwnWays ways;
  @Autowired JdbcClient database;

  @BeforeEach
  void adaHasANewNumber() {
    // a story leaves what it has verified, and no other may find it
    database
        .sql("delete from directory_verified_ways where way in ('sms', 'voice', 'webhook')")
        .update();
    duties.mayBeReachedBy("ada", "[{way: sms, address: '+491700000001'}]");
  }

  @Test
  void theCodeThatWasSentVerifiesTheAddressAndThenItIsUsed() {
    assertThat(ways.unverified("ada")).isEqualTo(1);
    sendsCode("sms");
    assertThat(vendors.newestForm(Vendors.SMS)).containsEntry("To", "+491700000001");

    assertThat(ways.enter("ada", "sms", code())).isEqualTo(Answer.VERIFIED);
    assertThat(ways.unverified("ada")).isZero();
    world.opened(SEV1);
    assertThat(vendors.newestForm(Vendors.SMS).get("Body")).contains("INC-1");
  }

  @Test
  void aCodeIsSpokenDigitByDigit() {
    duties.mayBeReachedBy("ada", "[{way: voice, address: '+491700000001'}]");
    sendsCode("voice");
    assertThat(vendors.newestForm(Vendors.VOICE).get("Twiml"))
        .containsPattern("Your code is [0-9](, [0-9]){5}\\.");
  }

  @Test
  void aWebhookIsSentTheCodeInItsBody() {
    duties.mayBeReachedBy("ada", "[{way: webhook, address: '%s/hook'}]".formatted(vendors.url()));
    sendsCode("webhook");
    assertThat(vendors.bodies(Vendors.WEBHOOK).get(0)).containsPattern("\"code\":\"[0-9]{6}\"");
  }

  @Test
  void aCodeIsNowhereInTheDatabase() {
    sendsCode("sms");
    assertThat(
            database
                .sql(
                    """
                    select count(*) from paging_pages p join paging_trials t on t.page = p.id
                    where concat(p, t) like '%' || :code || '%'
                    """)
                .param("code", code())
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void aCodeMayBeTriedFiveTimes() {
    sendsCode("sms");
    String wrong = code().equals("000000") ? "000001" : "000000";
    for (int tried = 0; tried < 5; tried++) {
      assertThat(ways.enter("ada", "sms", wrong)).isEqualTo(Answer.WRONG);
    }
    assertThat(ways.enter("ada", "sms", code())).isEqualTo(Answer.GONE);
  }

  @Test
  void aCodeIsGoodForTenMinutesAndOnce() {
    sendsCode("sms");
    String old = code();
    world.minutesPass(10);
    assertThat(ways.enter("ada", "sms", old)).isEqualTo(Answer.GONE);

    sendsCode("sms");
    assertThat(ways.enter("ada", "sms", code())).isEqualTo(Answer.VERIFIED);
    assertThat(ways.enter("ada", "sms", code())).isEqualTo(Answer.GONE);
  }

  @Test
  void aCodeVerifiesNoAddressButTheOneItWentTo() {
    sendsCode("sms");
    duties.mayBeReachedBy("ada", "[{way: sms, address: '+491700000002'}]");
    assertThat(ways.enter("ada", "sms", code())).isEqualTo(Answer.GONE);
  }

  @Test
  void aCodeIsItsOwnersAlone() {
    duties.mayBeReachedBy("ben", "[{way: sms, address: '+491700000001'}]");
    sendsCode("sms");
    assertThat(ways.enter("ben", "sms", code())).isEqualTo(Answer.GONE);
  }

  @Test
  void fiveAnHourAreTheMost() {
    for (int sent = 0; sent < 5; sent++) {
      sendsCode("sms");
    }
    assertThat(ways.sendCode("ada", "sms")).isFalse();
    assertThat(ways.sendTest("ada", "sms")).isFalse();
    world.minutesPass(61);
    assertThat(ways.sendCode("ada", "sms")).isTrue();
  }

  @Test
  void nobodySendsByAWayThatIsNotTheirs() {
    assertThat(ways.sendCode("ada", "voice")).isFalse();
    assertThat(ways.sendCode("nobody", "sms")).isFalse();
  }

  @Test
  void aTestSaysThatItIsOne() {
    assertThat(ways.sendTest("ada", "sms")).isTrue();
    world.settle();
    assertThat(vendors.newestForm(Vendors.SMS).get("Body"))
        .isEqualTo("Tocsin: You asked for this test. Nothing is wrong, and you need do nothing.");
  }

  @Test
  void whatWasNotTakenIsSaidWhereItWasAskedFor() {
    vendors.answers(Vendors.SMS, 400, "{\"code\":21211,\"message\":\"Invalid 'To' Phone Number\"}");
    sendsCode("sms");
    assertThat(ways.of("ada").get(0).tried().failed()).isTrue();
    assertThat(ways.of("ada").get(0).tried().answer())
        .isEqualTo("Twilio answered 400: Invalid 'To' Phone Number (21211)");
  }

  private void sendsCode(String way) {
    assertThat(ways.sendCode("ada", way)).isTrue();
    world.settle();
  }

  private String code() {
    Matcher code = CODE.matcher(vendors.newestForm(Vendors.SMS).get("Body"));
    assertThat(code.find()).isTrue();
    return code.group(1);
  }
}
