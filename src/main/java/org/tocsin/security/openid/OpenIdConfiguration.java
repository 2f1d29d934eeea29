package org.tocsin.security.openid;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.tocsin.security.openid.provider.OpenIdConfigured;
import org.tocsin.security.openid.provider.OpenIdSettings;

/** The settings, where there are any. */
@Configuration
@Conditional(OpenIdConfigured.class)
class OpenIdConfiguration {
  @Bean
  OpenIdSettings openIdSettings(Environment environment) {
    return OpenIdSettings.of(environment);
  }
}
