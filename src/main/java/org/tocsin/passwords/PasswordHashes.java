package org.tocsin.passwords;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords by Argon2id. Each hash takes 19 MiB while it is computed, so few are computed at
 * once; HTTP Basic sends the password with every request, so those that were right are recognised.
 */
@Component
public class PasswordHashes {
  /** OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
  private static final int MEMORY_KIB = 19 * 1024;

  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private static final int AT_ONCE = 4;
  private static final int PATIENCE_SECONDS = 5;
  private static final int MOST_RECOGNISED = 500;
  private static final String MAC = "HmacSHA256";

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
  private final Semaphore computing = new Semaphore(AT_ONCE, true);
  private final Set<String> recognised =
      Collections.synchronizedSet(Collections.newSetFromMap(new Newest()));
  private final SecretKeySpec key = freshKey();
  private final String nobodys = argon2.encode("nobody's password");

  /** A new hash with a salt of its own. */
  public String hash(CharSequence password) {
    return alone(() -> argon2.encode(password));
  }

  /** Whether the password is the one of this hash. */
  public boolean matches(CharSequence password, String hash) {
    String proof = proof(password, hash);
    if (recognised.contains(proof)) {
      return true;
    }
    boolean right = alone(() -> argon2.matches(password, hash));
    if (right) {
      recognised.add(proof);
    }
    return right;
  }

  /** Takes as long as comparing, so that nobody learns which accounts there are. */
  public void matchesNobody(CharSequence password) {
    alone(() -> argon2.matches(password, nobodys));
  }

  private <T> T alone(Supplier<T> computation) {
    try {
      if (!computing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new TooManyAtOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManyAtOnce();
    }
    try {
      return computation.get();
    } finally {
      computing.release();
    }
  }

  /** Of the hash too: after a change of the password the old one is not recognised. */
  private String proof(CharSequence password, String hash) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      mac.update(hash.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + MAC, e);
    }
  }

  private static SecretKeySpec freshKey() {
    byte[] bytes = new byte[HASH_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new SecretKeySpec(bytes, MAC);
  }

  /** Forgets the oldest. */
  private static final class Newest extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > MOST_RECOGNISED;
    }
  }
}
