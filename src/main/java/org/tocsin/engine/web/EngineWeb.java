package org.tocsin.engine.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.tocsin.engine.process.Tasks;
import org.tocsin.engine.repair.Repairs;

/** What stands before Tasklist, Cockpit and the engine's REST interface, in this order. */
@Configuration
class EngineWeb {
  private static final String[] WEBAPPS = {"/camunda/app/*", "/camunda/api/*"};
  private static final String REST = "/engine-rest/*";

  /** Its redirects follow the base URL, which org.tocsin.security sees to one place before. */
  private static final int BEFORE_SIGN_IN = Ordered.HIGHEST_PRECEDENCE + 2;

  private static final int AFTER_SIGN_IN = SecurityProperties.DEFAULT_FILTER_ORDER + 1;

  @Bean
  FilterRegistrationBean<ClosedApplications> closedApplications() {
    return filter(new ClosedApplications(), BEFORE_SIGN_IN, "/camunda/*");
  }

  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappSignIn() {
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
        filter(new ContainerBasedAuthenticationFilter(), AFTER_SIGN_IN, WEBAPPS);
    filter.addInitParameter("authentication-provider", SignedIn.class.getName());
    return filter;
  }

  @Bean
  FilterRegistrationBean<EngineRequestFilter> engineRequestFilter(
      Tasks tasks, Repairs repairs, ApplicationEventPublisher events, ObjectMapper json) {
    return filter(
        new EngineRequestFilter(tasks, repairs, events, json),
        AFTER_SIGN_IN + 1,
        "/camunda/api/*",
        REST);
  }

  @Bean
  FilterRegistrationBean<ProcessEngineAuthenticationFilter> restSignIn() {
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> filter =
        filter(new ProcessEngineAuthenticationFilter(), AFTER_SIGN_IN + 2, REST);
    filter.addInitParameter("authentication-provider", SignedIn.class.getName());
    return filter;
  }

  private static <F extends Filter> FilterRegistrationBean<F> filter(
      F filter, int order, String... patterns) {
    FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    registration.addUrlPatterns(patterns);
    registration.setAsyncSupported(true);
    return registration;
  }
}
