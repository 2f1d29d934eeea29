package org.tocsin.security.cookie;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.tocsin.security.address.PublicAddressFilter;

/**
 * Marks every cookie as {@code Secure} when people reach Tocsin by https, whether or not a proxy
 * says so: the session's and those that the engine's web applications write themselves. Spring
 * Security asks the request, which {@link PublicAddressFilter} answers for.
 */
public class SecureCookieSettings implements EnvironmentPostProcessor {
  private static final Map<String, Object> SECURE =
      Map.of(
          "server.servlet.session.cookie.secure", true,
          "camunda.bpm.webapp.session-cookie.enable-secure-cookie", true,
          "camunda.bpm.webapp.csrf.enable-secure-cookie", true);

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String baseUrl = environment.getProperty("tocsin.base-url");
    // one that is no web address ends the start a little later, when that can be said in words
    if (baseUrl != null && baseUrl.strip().regionMatches(true, 0, "https:", 0, 6)) {
      environment.getPropertySources().addFirst(new MapPropertySource("secure-cookies", SECURE));
    }
  }
}
