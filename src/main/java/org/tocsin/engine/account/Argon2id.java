package org.tocsin.engine.account;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.tocsin.passwords.PasswordHashes;

/** How the engine stores passwords: in Tocsin's way, with the name of the algorithm before it. */
public class Argon2id implements PasswordEncryptor {
  private static final String NAME = "ARGON2ID";

  private final PasswordHashes hashes;

  public Argon2id(PasswordHashes hashes) {
    this.hashes = hashes;
  }

  static boolean madeIt(String stored) {
    return stored.startsWith("{" + NAME + "}");
  }

  @Override
  public String encrypt(String password) {
    return hashes.hash(password);
  }

  @Override
  public boolean check(String password, String hash) {
    return hashes.matches(password, hash);
  }

  @Override
  public String hashAlgorithmName() {
    return NAME;
  }
}
