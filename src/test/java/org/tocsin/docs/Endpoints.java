package org.tocsin.docs;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** What the controllers answer to, each as {@code GET /api/incidents}. */
final class Endpoints {
  private Endpoints() {}

  static Set<String> all() {
    ClassPathScanningCandidateComponentProvider controllers =
        new ClassPathScanningCandidateComponentProvider(false);
    controllers.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    Set<String> endpoints = new TreeSet<>();
    controllers.findCandidateComponents("org.tocsin").stream()
        .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
        .forEach(type -> collect(type, endpoints));
    return endpoints;
  }

  private static void collect(Class<?> controller, Set<String> endpoints) {
    String root =
        path(AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class));
    for (Method method : controller.getDeclaredMethods()) {
      RequestMapping mapping =
          AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
      if (mapping != null) {
        for (RequestMethod verb : mapping.method()) {
          endpoints.add(verb + " " + root + path(mapping));
        }
      }
    }
  }

  private static String path(@Nullable RequestMapping mapping) {
    return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
  }
}
