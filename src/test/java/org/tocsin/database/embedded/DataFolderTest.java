package org.tocsin.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.shared.CannotStart;

class DataFolderTest {
  @TempDir Path folder;

  @Test
  void aFolderIsMadeForItsOwnerAlone() throws IOException {
    Path data = folder.resolve("a/b");
    DataFolder.prepare(data);
    assertThat(Files.getPosixFilePermissions(data)).hasSize(3);
  }

  @Test
  void aFileInItsPlaceIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("data"));
    assertThatThrownBy(() -> DataFolder.prepare(file))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void aFileOnTheWayIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("data"));
    assertThatThrownBy(() -> DataFolder.prepare(file.resolve("deeper")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(file.toString());
  }
}
