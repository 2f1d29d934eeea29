package org.tocsin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitecturePageTest {
  private static final Path PAGE = Path.of("docs/architecture.md");

  @Test
  void thePageShowsTheDeclaredArrows() throws IOException {
    String page = ArchitecturePage.of();
    if (System.getProperty("update") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("%s is generated: mvn test -Dtest=ArchitecturePageTest -Dupdate", PAGE)
        .hasContent(page);
  }
}
