package org.tocsin.security.openid.provider;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the settings name a provider. Without one there is nothing of this package to start. */
public class OpenIdConfigured implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata annotated) {
    return !context.getEnvironment().getProperty("tocsin.oidc.issuer", "").isBlank();
  }
}
