package org.tocsin.engine.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.passwords.PasswordRefused;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

@StoryTest
class AccountPasswordsTest {
  private static final String OLD = "short";

  @Autowired Accounts accounts;
  @Autowired IdentityService identity;
  @Autowired JdbcClient database;

  @Test
  void aPasswordIsStoredByArgon2id() {
    accounts.setPassword("ada", World.PASSWORD);
    assertThat(stored()).startsWith("{ARGON2ID}$argon2id$");
    assertThat(accounts.check("ada", World.PASSWORD)).isTrue();
    assertThat(accounts.check("ada", World.PASSWORD + "x")).isFalse();
  }

  @Test
  void anOldHashIsReplacedWhenItsOwnerSignsIn() throws Exception {
    storeByOldAlgorithm();
    assertThat(accounts.check("ada", "wrong")).isFalse();
    assertThat(stored()).startsWith("{SHA-512}");
    assertThat(accounts.check("ada", OLD)).isTrue();
    assertThat(stored()).startsWith("{ARGON2ID}");
    assertThat(accounts.check("ada", OLD)).isTrue();
  }

  @Test
  void wrongPasswordsNeverLockAnAccount() {
    accounts.setPassword("ada", World.PASSWORD);
    for (int i = 0; i < 12; i++) {
      assertThat(accounts.check("ada", "wrong")).isFalse();
      assertThat(identity.checkPassword("ada", "wrong")).isFalse();
    }
    assertThat(accounts.check("ada", World.PASSWORD)).isTrue();
    assertThat(identity.checkPassword("ada", World.PASSWORD)).isTrue();
  }

  @Test
  void anAccountThatTheEngineHasLockedBeforeIsOpen() {
    accounts.setPassword("ada", World.PASSWORD);
    database
        .sql(
            "update act_id_user set attempts_ = 10, lock_exp_time_ = now() + interval '1 year'"
                + " where id_ = 'ada'")
        .update();
    assertThat(accounts.check("ada", World.PASSWORD)).isTrue();
  }

  @Test
  void aPasswordThatBreaksTheRuleIsRefused() {
    assertThatThrownBy(() -> accounts.setPassword("ada", "too short"))
        .isInstanceOf(PasswordRefused.class)
        .hasMessageContaining("at least 12 characters");
    assertThatThrownBy(() -> accounts.create("new", "New", "", "password1234"))
        .isInstanceOf(PasswordRefused.class);
    assertThat(accounts.exists("new")).isFalse();
  }

  @Test
  void theEnginesOwnServiceKeepsToTheSameRule() {
    User user = identity.createUserQuery().userId("ada").singleResult();
    user.setPassword("too short");
    assertThatThrownBy(() -> identity.saveUser(user)).isInstanceOf(ProcessEngineException.class);
  }

  private void storeByOldAlgorithm() throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-512")
            .digest((OLD + "salt").getBytes(StandardCharsets.UTF_8));
    database
        .sql("update act_id_user set pwd_ = :hash, salt_ = 'salt' where id_ = 'ada'")
        .param("hash", "{SHA-512}" + Base64.getEncoder().encodeToString(hash))
        .update();
  }

  private String stored() {
    return database
        .sql("select pwd_ from act_id_user where id_ = 'ada'")
        .query(String.class)
        .single();
  }
}
