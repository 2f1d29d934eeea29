package org.tocsin.security;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.springframework.util.ClassUtils;

/**
 * What the engine and its web applications answer to, read from the annotations of their classes:
 * with another version of the engine it is another list.
 */
final class JaxRsEndpoints {
  private static final int DEEPEST = 6;

  private JaxRsEndpoints() {}

  /**
   * @param path as Tocsin mounts it, with a name in braces for each part that varies
   */
  record Endpoint(String method, String path) implements Comparable<Endpoint> {
    @Override
    public int compareTo(Endpoint other) {
      int byPath = path.compareTo(other.path);
      return byPath != 0 ? byPath : method.compareTo(other.method);
    }
  }

  /** The engine's REST interface, below {@code /engine-rest}. */
  static Set<Endpoint> ofTheEngine() {
    Set<Endpoint> endpoints = new TreeSet<>();
    collect(DefaultProcessEngineRestServiceImpl.class, "/engine-rest", endpoints, 0);
    collect(NamedProcessEngineRestServiceImpl.class, "/engine-rest", endpoints, 0);
    return endpoints;
  }

  /** What the web applications fetch, below {@code /camunda/api}. */
  static Set<Endpoint> ofTheApplications() {
    Set<Endpoint> endpoints = new TreeSet<>();
    collect(NamedProcessEngineRestServiceImpl.class, "/camunda/api/engine", endpoints, 0);
    collect(new AdminApplication(), "/camunda/api/admin", endpoints);
    collect(new CockpitApplication(), "/camunda/api/cockpit", endpoints);
    collect(new TasklistApplication(), "/camunda/api/tasklist", endpoints);
    collect(new WelcomeApplication(), "/camunda/api/welcome", endpoints);
    return endpoints;
  }

  private static void collect(Application application, String root, Set<Endpoint> endpoints) {
    application.getClasses().forEach(type -> collect(type, root, endpoints, 0));
  }

  private static void collect(Class<?> type, String above, Set<Endpoint> endpoints, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalStateException("The resources are nested deeper than expected: " + above);
    }
    String root = depth == 0 ? join(above, pathOf(type)) : above;
    for (Method method : type.getMethods()) {
      Optional<Method> described = described(method);
      if (described.isEmpty()) {
        continue;
      }
      String path = join(root, pathOf(described.get()));
      Optional<String> verb = verbOf(described.get());
      if (verb.isPresent()) {
        endpoints.add(new Endpoint(verb.get(), path));
      } else {
        collect(method.getReturnType(), path, endpoints, depth + 1);
      }
    }
  }

  /** The method itself or the one it overrides that says where it is found. */
  private static Optional<Method> described(Method method) {
    Set<Class<?>> types = new LinkedHashSet<>();
    types.add(method.getDeclaringClass());
    types.addAll(ClassUtils.getAllInterfacesForClassAsSet(method.getDeclaringClass()));
    for (Class<?> above = method.getDeclaringClass().getSuperclass();
        above != null;
        above = above.getSuperclass()) {
      types.add(above);
    }
    return types.stream()
        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
        .filter(candidate -> candidate.getName().equals(method.getName()))
        .filter(c -> Arrays.equals(c.getParameterTypes(), method.getParameterTypes()))
        .filter(c -> c.isAnnotationPresent(Path.class) || verbOf(c).isPresent())
        .findFirst();
  }

  private static Optional<String> verbOf(Method method) {
    return Stream.of(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String pathOf(java.lang.reflect.AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null ? "" : path.value();
  }

  private static String join(String above, String path) {
    String below = path.startsWith("/") ? path.substring(1) : path;
    below = below.endsWith("/") ? below.substring(0, below.length() - 1) : below;
    return below.isEmpty() ? above : above + "/" + below;
  }
}
