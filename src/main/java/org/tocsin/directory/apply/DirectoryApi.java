package org.tocsin.directory.apply;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tocsin.directory.Directory;
import org.tocsin.directory.document.DocumentRefused;
import org.tocsin.directory.document.DocumentTree;
import org.tocsin.directory.document.Shape;
import org.tocsin.directory.importer.Importing;

/** The directory as YAML: read by everybody, applied by an administrator. */
@RestController
class DirectoryApi {
  private static final String YAML = "application/yaml";

  /** Enough for a document that is too long to be refused as such. */
  private static final int MOST_BYTES = 4 * DocumentTree.LONGEST + 4;

  private static final int MOST_EXPORT_BYTES = 5_000_000;

  private final Directory directory;
  private final Applying applying;
  private final Importing importing;

  DirectoryApi(Directory directory, Applying applying, Importing importing) {
    this.directory = directory;
    this.applying = applying;
    this.importing = importing;
  }

  /** What editors check a document with. */
  @Operation(summary = "The JSON schema of the directory document")
  @GetMapping(path = "/directory.schema.json", produces = "application/schema+json")
  Resource schema() {
    return new ClassPathResource(Shape.FILE);
  }

  /** The document in force; its ETag is its version. */
  @Operation(summary = "Shows the directory as YAML")
  @GetMapping(path = "/api/directory", produces = YAML)
  ResponseEntity<String> inForce() {
    return version(directory.version());
  }

  @Operation(summary = "Lists the versions of the directory")
  @GetMapping("/api/directory/versions")
  List<Directory.Applied> versions() {
    return directory.versions();
  }

  @Operation(summary = "Shows one version of the directory as YAML")
  @GetMapping(path = "/api/directory/versions/{version}", produces = YAML)
  ResponseEntity<String> version(@PathVariable long version) {
    return directory
        .document(version)
        .map(document -> ResponseEntity.ok().eTag(tag(version)).body(document))
        .orElseThrow(
            () ->
                new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "The directory has no version of this number."));
  }

  /**
   * Applies a document, or says what would change.
   *
   * @param ifMatch the ETag of the version that it was made from; without one, it replaces any
   */
  @Operation(summary = "Applies a directory document; with dryRun, only shows what it would change")
  @PutMapping("/api/directory")
  ResponseEntity<Applying.Outcome> apply(
      InputStream body,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Principal person)
      throws IOException {
    String document = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    Long basedOn = basedOn(ifMatch);
    Applying.Outcome outcome =
        dryRun
            ? applying.preview(document, basedOn, person.getName())
            : applying.apply(document, basedOn, person.getName());
    return ResponseEntity.ok().eTag(tag(outcome.version())).body(outcome);
  }

  /** The export of another product as a document; nothing is applied. */
  @Operation(summary = "Converts an export of another product to a directory document")
  @PostMapping(path = "/api/directory/import", produces = YAML)
  String document(@RequestParam String from, InputStream export) throws IOException {
    byte[] bytes = export.readNBytes(MOST_EXPORT_BYTES + 1);
    if (bytes.length > MOST_EXPORT_BYTES) {
      throw new ResponseStatusException(
          HttpStatus.PAYLOAD_TOO_LARGE, "An export may have 5 MB, and this one has more.");
    }
    try {
      return importing.document(from, bytes);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(DocumentRefused refused) {
    int count = refused.problems().size();
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "The document has %d %s, and nothing was changed."
                .formatted(count, count == 1 ? "error" : "errors"));
    problem.setProperty("errors", refused.problems());
    return problem(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> outdated(Applying.Outdated outdated) {
    return problem(
        ProblemDetail.forStatusAndDetail(
            HttpStatus.PRECONDITION_FAILED,
            outdated.getMessage()
                + " Version %d is in force; nothing was changed. Take that one and change it again."
                    .formatted(outdated.inForce())));
  }

  private static ResponseEntity<ProblemDetail> problem(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static @Nullable Long basedOn(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return null;
    }
    try {
      return Long.valueOf(ifMatch.replace("\"", "").strip());
    } catch (NumberFormatException e) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "If-Match is the ETag of a version, such as \"7\".", e);
    }
  }

  private static String tag(long version) {
    return "\"" + version + "\"";
  }
}
