package org.tocsin.engine.account;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.tocsin.passwords.PasswordHashes;

/**
 * Compares passwords beside the engine, whose own check counts failures and locks accounts for
 * good.
 */
@Component
class AccountPasswords {
  private final IdentityService identity;
  private final ProcessEngineConfigurationImpl engine;
  private final PasswordHashes hashes;

  AccountPasswords(
      IdentityService identity,
      @Lazy ProcessEngineConfigurationImpl engine,
      PasswordHashes hashes) {
    this.identity = identity;
    this.engine = engine;
    this.hashes = hashes;
  }

  /** Whether the password is this account's. A hash of an older kind is replaced when it is. */
  boolean check(String id, String password) {
    UserEntity user = (UserEntity) identity.createUserQuery().userId(id).singleResult();
    if (user == null || user.getPassword() == null) {
      hashes.matchesNobody(password);
      return false;
    }
    String stored = user.getPassword();
    boolean right =
        engine
            .getPasswordManager()
            .check(EncryptionUtil.saltPassword(password, user.getSalt()), stored);
    if (right && !Argon2id.madeIt(stored)) {
      replace(user, password);
    }
    return right;
  }

  /** The rule is not asked: a password that is too short for it still has to be hashed well. */
  private void replace(UserEntity user, String password) {
    user.setPassword(password);
    try {
      ((IdentityServiceImpl) identity).saveUser(user, true);
    } catch (OptimisticLockingException e) {
      // another sign-in of the same person has done it
    }
  }
}
