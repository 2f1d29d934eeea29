package org.tocsin.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tocsin.engine.lint.model.ModelSet;
import org.tocsin.engine.verb.VerbsOnPath;

/** The models and forms of this repository, and variants of them. */
record Models(Map<String, String> files) {
  private static final ModelLaws LAWS = new ModelLaws(VerbsOnPath.all());

  /** What has been parsed before: a variant differs in one file. */
  private static final Map<Map<String, String>, ModelSet> READ = new HashMap<>();

  static Models shipped() {
    Map<String, String> files = new TreeMap<>();
    for (String folder : List.of("processes", "forms")) {
      try (Stream<Path> found = Files.walk(Path.of(folder))) {
        found
            .filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)"))
            .forEach(file -> files.put(file.toString().replace('\\', '/'), read(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Models(files);
  }

  /** Puts one text in the place of another, where it stands first in the file. */
  Models with(String file, String before, String after) {
    String text = String.valueOf(files.get(file));
    int at = text.indexOf(before);
    assertThat(at).as("'%s' in %s", before, file).isNotNegative();
    return with(file, text.substring(0, at) + after + text.substring(at + before.length()));
  }

  Models with(String file, String text) {
    Map<String, String> changed = new TreeMap<>(files);
    changed.put(file, text);
    return new Models(changed);
  }

  Models without(String file) {
    Map<String, String> changed = new TreeMap<>(files);
    assertThat(changed.remove(file)).isNotNull();
    return new Models(changed);
  }

  List<String> breaches() {
    ModelSet all = new ModelSet(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (Map.Entry<String, String> file : files.entrySet()) {
      ModelSet one = READ.computeIfAbsent(Map.of(file.getKey(), file.getValue()), Models::parse);
      all.processes().putAll(one.processes());
      all.decisions().putAll(one.decisions());
      all.forms().putAll(one.forms());
    }
    return LAWS.broken(all);
  }

  private static ModelSet parse(Map<String, String> files) {
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return ModelSet.of(bytes);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
