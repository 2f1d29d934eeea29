package org.tocsin.console.layout;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The one file outside {@code /static/**}: browsers and bookmarks look for it at the root. */
@Configuration
class ConsoleFiles implements WebMvcConfigurer {
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry.addResourceHandler("/favicon.svg").addResourceLocations("classpath:/static/");
  }
}
