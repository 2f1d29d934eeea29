package org.tocsin.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;
import org.tocsin.engine.account.Accounts;
import org.tocsin.security.key.IntakeKeys;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Superuser;

/** A first start with nothing given: every password and key is generated. */
@StoryTest
@TestPropertySource(properties = {"tocsin.admin-password=", "tocsin.intake-key="})
@Import(FirstStartTest.Watched.class)
@Tag("alone")
class FirstStartTest {
  private static final Pattern ADMIN = Pattern.compile("Sign in as +admin with (\\S+)");
  private static final Pattern KEY = Pattern.compile("Intake key +(\\S+)");
  private static final Pattern PEOPLE = Pattern.compile("ada, .* sign in with (\\S+)");

  @Autowired FirstStart start;
  @Autowired WatchedTerminal terminal;
  @Autowired Accounts accounts;
  @Autowired IntakeKeys keys;
  @Autowired Superuser superuser;

  @TestConfiguration
  static class Watched {
    @Bean
    @Primary
    WatchedTerminal watchedTerminal() {
      return new WatchedTerminal();
    }
  }

  static class WatchedTerminal extends Terminal {
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private volatile boolean gone;

    @Override
    boolean print(String text) {
      shown.add(text);
      return !gone;
    }
  }

  @BeforeEach
  void theDatabaseIsEmptyAndTheTerminalIsThere() {
    // only so are versions of the directory deleted
    superuser.unchecked(
        database -> {
          database.sql("delete from directory_versions").update();
          database.sql("delete from security_keys").update();
          database.sql("delete from act_id_membership").update();
          database.sql("delete from act_id_user").update();
          database.sql("delete from act_ru_authorization where user_id_ is not null").update();
        });
    terminal.shown.clear();
    terminal.gone = false;
    start.afterSingletonsInstantiated();
  }

  @Test
  void everythingThatIsStoredWasShown() {
    start.showAndStore();
    assertThat(accounts.check("admin", shown(ADMIN))).isTrue();
    assertThat(keys.find(shown(KEY))).isPresent();
    assertThat(accounts.check("hana", shown(PEOPLE))).isTrue();
  }

  @Test
  void aSecondStartShowsNothing() {
    start.showAndStore();
    terminal.shown.clear();
    start.afterSingletonsInstantiated();
    start.showAndStore();
    assertThat(terminal.shown).singleElement().asString().doesNotContain("shown once");
  }

  @Test
  void aLaterStartNeedsNoTerminal() {
    start.showAndStore();
    terminal.gone = true;
    assertThatNoException().isThrownBy(start::showAndStore);
  }

  @Test
  void aStartThatEndsBeforeItIsReadyStoresNoSecret() {
    assertThat(accounts.all()).isEmpty();
    assertThat(keys.any()).isFalse();
    assertThat(terminal.shown).isEmpty();
  }

  @Test
  void whatCannotBeShownIsNotStored() {
    terminal.gone = true;
    assertThatThrownBy(start::showAndStore).hasMessageContaining("cannot be shown");
    assertThat(accounts.all()).isEmpty();
    assertThat(keys.any()).isFalse();
  }

  @Test
  void twoNodesThatStartAtOnceShowOneSet() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> started =
          List.of(nodes.submit(() -> begin(together)), nodes.submit(() -> begin(together)));
      for (Future<?> node : started) {
        node.get();
      }
    } finally {
      nodes.shutdown();
    }
    assertThat(terminal.shown).hasSize(2);
    assertThat(accounts.check("admin", shown(ADMIN))).isTrue();
    assertThat(keys.find(shown(KEY))).isPresent();
    assertThat(accounts.check("ada", shown(PEOPLE))).isTrue();
  }

  private Void begin(CyclicBarrier together) throws Exception {
    together.await();
    start.showAndStore();
    return null;
  }

  /** What was shown once, and only once. */
  private String shown(Pattern pattern) {
    List<String> found =
        terminal.shown.stream()
            .flatMap(text -> pattern.matcher(text).results())
            .map(match -> match.group(1))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
