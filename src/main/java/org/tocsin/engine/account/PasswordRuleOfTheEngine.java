package org.tocsin.engine.account;

import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.tocsin.passwords.PasswordRule;

/** Tocsin's rule for passwords, for those that are set past {@link Accounts}. */
public class PasswordRuleOfTheEngine implements PasswordPolicyRule {
  @Override
  public String getPlaceholder() {
    return "PASSWORD_RULE_OF_TOCSIN";
  }

  @Override
  public Map<String, String> getParameters() {
    return Map.of("minLength", String.valueOf(PasswordRule.SHORTEST));
  }

  @Override
  public boolean execute(String password) {
    return execute(password, null);
  }

  @Override
  public boolean execute(String password, @Nullable User user) {
    String account = user == null ? "" : user.getId();
    return PasswordRule.objection(account, password).isEmpty();
  }
}
