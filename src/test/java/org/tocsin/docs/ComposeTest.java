package org.tocsin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What people copy from must not leave a door open. */
class ComposeTest {
  private static final String PINNED = ".+:.+@sha256:[0-9a-f]{64}";
  private static final Pattern BASE_IMAGE = Pattern.compile("(?m)^FROM (\\S+)");
  private static final Pattern SECRET_WITH_A_DEFAULT =
      Pattern.compile("\\$\\{[A-Z_]*(PASSWORD|INTAKE_KEY)(?!:\\?)[^}]*}");

  @Test
  void onlyTheProxyIsReachableFromOutside() {
    Map<String, List<?>> ports = each("compose.yaml", "ports", List.class);
    assertThat(ports).containsOnlyKeys("proxy");
  }

  @Test
  void whatIsOpenedToLookAtIsOpenToThisMachineOnly() {
    Map<String, List<?>> ports = each("compose.local.yaml", "ports", List.class);
    assertThat(ports.values().stream().flatMap(List::stream).map(Object::toString))
        .isNotEmpty()
        .allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @Test
  void everyImageIsPinnedByItsDigest() {
    Map<String, String> images = each("compose.yaml", "image", String.class);
    images.values().removeIf("tocsin"::equals);
    assertThat(images).isNotEmpty();
    assertThat(images.values()).allMatch(image -> image.matches(PINNED));
    assertThat(BASE_IMAGE.matcher(text("Dockerfile")).results().map(found -> found.group(1)))
        .isNotEmpty()
        .allMatch(image -> image.matches(PINNED));
  }

  @Test
  void noPasswordHasADefault() {
    assertThat(
            SECRET_WITH_A_DEFAULT.matcher(text("compose.yaml")).results().map(MatchResult::group))
        .isEmpty();
  }

  @Test
  void onlyTocsinReachesTheDatabase() {
    Map<String, List<?>> networks = each("compose.yaml", "networks", List.class);
    networks.values().removeIf(of -> !of.contains("data"));
    assertThat(networks).containsOnlyKeys("postgres", "tocsin-1", "tocsin-2");
    assertThat(networks.get("postgres")).hasSize(1);
  }

  @SuppressWarnings("unchecked")
  private static <T> Map<String, T> each(String file, String key, Class<?> type) {
    Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(text(file));
    Map<String, T> found = new TreeMap<>();
    compose
        .get("services")
        .forEach(
            (service, settings) -> {
              if (settings.containsKey(key)) {
                found.put(service, (T) type.cast(settings.get(key)));
              }
            });
    return found;
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of("docker", file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
