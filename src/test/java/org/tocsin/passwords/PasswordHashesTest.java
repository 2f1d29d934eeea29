package org.tocsin.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashesTest {
  private static final String PASSWORD = "correct horse battery staple";

  private final PasswordHashes hashes = new PasswordHashes();

  @Test
  void theHashSaysWithWhichParametersItWasMade() {
    assertThat(hashes.hash(PASSWORD)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void noTwoHashesAreTheSame() {
    assertThat(hashes.hash(PASSWORD)).isNotEqualTo(hashes.hash(PASSWORD));
  }

  @Test
  void onlyTheRightPasswordMatchesAlsoTheSecondTime() {
    String hash = hashes.hash(PASSWORD);
    assertThat(hashes.matches(PASSWORD, hash)).isTrue();
    assertThat(hashes.matches(PASSWORD, hash)).isTrue();
    assertThat(hashes.matches(PASSWORD + "r", hash)).isFalse();
  }

  @Test
  void aPasswordThatWasRightDoesNotMatchTheHashOfTheNextOne() {
    hashes.matches(PASSWORD, hashes.hash(PASSWORD));
    assertThat(hashes.matches(PASSWORD, hashes.hash("another one, seven lamps"))).isFalse();
  }
}
