package org.tocsin.security.openid.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealedTest {
  private final Sealed sealed = new Sealed(new byte[32]);

  @Test
  void whatIsSealedOpens() {
    assertThat(sealed.open(sealed.seal("state\nnonce"))).hasValue("state\nnonce");
  }

  @Test
  void noTwoLookAlike() {
    assertThat(sealed.seal("state")).isNotEqualTo(sealed.seal("state"));
  }

  @Test
  void whatWasChangedDoesNotOpen() {
    byte[] changed = sealed.seal("state");
    changed[changed.length - 1] ^= 1;
    assertThat(sealed.open(changed)).isEmpty();
    assertThat(sealed.open(new byte[5])).isEmpty();
  }

  @Test
  void anotherKeyOpensNothing() {
    byte[] other = new byte[32];
    other[0] = 1;
    assertThat(new Sealed(other).open(sealed.seal("state"))).isEmpty();
  }
}
