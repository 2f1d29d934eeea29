package org.tocsin.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.tocsin.Tocsin;

/** The modules, their arrows as they are declared, and every package, as a page. */
final class ArchitecturePage {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path MODULES = SOURCES.resolve("org/tocsin");
  private static final Pattern DOCUMENTATION = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

  private ArchitecturePage() {}

  static String of() {
    return """
        # Architecture

        Each folder below `src/main/java/org/tocsin` is a module. A module's `package-info.java` declares which others it
        may use, and which of their packages; a test refuses every other use, every cycle between packages, and a package
        of more than sixteen files. `engine` alone knows Camunda: the others give it verbs, which models call.

        An arrow says "uses". An arrow that follows from two others is left out. Every module may use `shared`; `web`
        sits before all of them and uses none.

        ```mermaid
        graph TD
        %s```

        ## Where things are

        %s
        This page is generated: `mvn test -Dtest=ArchitecturePageTest -Dupdate` writes it.
        """
        .formatted(arrows(), packages());
  }

  private static String arrows() {
    Map<String, Set<String>> uses = uses();
    return uses.entrySet().stream()
        .flatMap(
            module ->
                module.getValue().stream()
                    .filter(used -> !isImplied(uses, module.getValue(), used))
                    .map(used -> "  %s --> %s\n".formatted(module.getKey(), used)))
        .collect(Collectors.joining());
  }

  private static Map<String, Set<String>> uses() {
    Map<String, Set<String>> uses = new TreeMap<>();
    ApplicationModules.of(Tocsin.class)
        .forEach(
            module -> {
              ApplicationModule declared =
                  module.getBasePackage().getAnnotation(ApplicationModule.class).orElseThrow();
              uses.put(
                  module.getIdentifier().toString(),
                  Stream.of(declared.allowedDependencies())
                      .map(dependency -> dependency.split("::")[0].strip())
                      .filter(used -> !used.equals("shared"))
                      .collect(Collectors.toCollection(TreeSet::new)));
            });
    return uses;
  }

  private static boolean isImplied(
      Map<String, Set<String>> uses, Collection<String> neighbours, String used) {
    return neighbours.stream()
        .filter(neighbour -> !neighbour.equals(used))
        .anyMatch(neighbour -> leadsTo(uses, neighbour, used));
  }

  private static boolean leadsTo(Map<String, Set<String>> uses, String from, String to) {
    return uses.get(from).stream().anyMatch(next -> next.equals(to) || leadsTo(uses, next, to));
  }

  private static String packages() {
    return packageFolders().stream()
        .map(ArchitecturePage::entry)
        .collect(Collectors.joining("", "| Package | What it is for |\n|---|---|\n", ""));
  }

  private static List<Path> packageFolders() {
    try (Stream<Path> files = Files.walk(MODULES)) {
      return files
          .filter(file -> file.endsWith("package-info.java"))
          .map(Path::getParent)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String entry(Path folder) {
    String name = MODULES.relativize(folder).toString().replace('/', '.');
    return "| [`%s`](../%s) | %s |\n".formatted(name, folder, documentation(folder));
  }

  /** A package says itself what it is for. */
  private static String documentation(Path folder) {
    try {
      Matcher found = DOCUMENTATION.matcher(Files.readString(folder.resolve("package-info.java")));
      if (!found.find()) {
        throw new IllegalStateException(folder + " does not say what it is for");
      }
      return found
          .group(1)
          .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
          .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
          .strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
