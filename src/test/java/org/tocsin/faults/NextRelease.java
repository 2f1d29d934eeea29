package org.tocsin.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The models of a release that comes after this one: one of them says something else. */
final class NextRelease {
  private NextRelease() {}

  /** Returns a folder for the class path of its nodes. */
  static Path models(Path folder) {
    String name = "models/processes/paging/page.bpmn";
    try {
      Path changed = folder.resolve("next").resolve(name);
      Files.createDirectories(changed.getParent());
      String model = Files.readString(Path.of("target", "classes").resolve(name));
      Files.writeString(
          changed, model.replace("Gets one person's attention.", "Gets somebody's attention."));
      return folder.resolve("next");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
