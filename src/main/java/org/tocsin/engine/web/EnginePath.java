package org.tocsin.engine.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.web.util.UriUtils;

/**
 * The path of a request to the engine, decoded once and without what makes two spellings of one
 * path: the engine's routers and ours must never disagree on what is asked for.
 */
final class EnginePath {
  /** Where the engine's own REST interface is mounted; its only engine is called "default". */
  private static final List<String> ENGINE =
      List.of("/engine-rest", "/camunda/api/engine/engine/default");

  private EnginePath() {}

  /**
   * The path below the engine's REST interface, or the whole path elsewhere; without a trailing
   * slash.
   *
   * @return empty when the container understands another path than is written: with path
   *     parameters, empty segments, dot segments or encoded slashes
   */
  static Optional<String> of(HttpServletRequest request) {
    String path =
        Objects.requireNonNullElse(request.getServletPath(), "")
            + Objects.requireNonNullElse(request.getPathInfo(), "");
    if (!path.equals(decoded(request.getRequestURI())) || isOdd(path)) {
      return Optional.empty();
    }
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return Optional.of(
        ENGINE.stream()
            .filter(root -> plain.startsWith(root + "/"))
            .map(root -> plain.substring(root.length()))
            .findFirst()
            .orElse(plain));
  }

  private static boolean isOdd(String path) {
    return path.chars().anyMatch(c -> c == '\\' || c == '%' || Character.isISOControl(c));
  }

  private static String decoded(String address) {
    try {
      return UriUtils.decode(address, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
