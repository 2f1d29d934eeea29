package org.tocsin.security.address;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.RequestContextFilter;

/** Where the request comes from that this thread answers, proxies left out. */
@Component
public class ClientAddress {
  private final Visitors visitors;

  ClientAddress(Visitors visitors) {
    this.visitors = visitors;
  }

  /** Null when it answers none. */
  public @Nullable String now() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? visitors.buildDetails(request.getRequest()).address()
        : null;
  }

  @Configuration
  static class Registration {
    /** Spring Boot leaves its own out, because Jersey has one, which runs too late for us. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> requestBeforeSignIn() {
      FilterRegistrationBean<RequestContextFilter> filter =
          new FilterRegistrationBean<>(new RequestContextFilter());
      filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
      filter.setAsyncSupported(true);
      return filter;
    }
  }
}
