package org.tocsin.directory.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tocsin.directory.document.Documents;

/** Brings a directory over from another product, as a document to look at before it is applied. */
@Component
public class Importing {
  private static final int DEEPEST = 50;

  private final List<DirectoryImport> imports;
  private final Clock clock;
  private final ObjectMapper json =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  Importing(List<DirectoryImport> imports, Clock clock) {
    this.imports = imports;
    this.clock = clock;
  }

  /** The products whose exports are understood. */
  public List<String> products() {
    return imports.stream().map(DirectoryImport::product).sorted().toList();
  }

  /**
   * The document, beginning with comments that say what could not be carried over.
   *
   * @param export one JSON object
   * @throws IllegalArgumentException when there is no such product, or the export is not JSON; the
   *     message is for the administrator
   */
  public String document(String product, byte[] export) {
    DirectoryImport chosen =
        imports.stream()
            .filter(one -> one.product().equals(product))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Exports are understood of: %s.".formatted(String.join(", ", products()))));
    JsonNode tree = parsed(export);
    if (!tree.isObject()) {
      throw new IllegalArgumentException(
          "The export has to be one JSON object with the lists in it; docs/directory.md says how.");
    }
    DirectoryImport.Draft draft = read(chosen, tree);
    return Documents.write(draft.organisation(), heading(product, draft.notes()));
  }

  /** Others' data may hold anything; what is not as documented is the export's fault. */
  private DirectoryImport.Draft read(DirectoryImport chosen, JsonNode export) {
    try {
      return chosen.read(export, clock.instant());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "The export is not as %s documents it: %s.".formatted(chosen.product(), e.getMessage()),
          e);
    }
  }

  private JsonNode parsed(byte[] export) {
    try {
      return json.readTree(export);
    } catch (IOException e) {
      throw new IllegalArgumentException("The export is not JSON.", e);
    }
  }

  private static String heading(String product, List<String> notes) {
    StringBuilder heading =
        new StringBuilder("Made from an export of %s. ".formatted(product))
            .append(notes.isEmpty() ? "Everything was carried over." : "Look at:");
    notes.stream().distinct().forEach(note -> heading.append("\n- ").append(note));
    return heading.toString();
  }
}
