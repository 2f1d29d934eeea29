package org.tocsin.web;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has Tomcat speak HTTP by {@link BoundedHttp11Protocol}. */
@Configuration
class WebServer {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedProtocol() {
    return tomcat -> tomcat.setProtocol(BoundedHttp11Protocol.class.getName());
  }
}
