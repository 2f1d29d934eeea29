package org.tocsin.console.directory;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tocsin.console.layout.Me;
import org.tocsin.console.layout.NotFound;
import org.tocsin.directory.Directory;
import org.tocsin.directory.apply.Applying;
import org.tocsin.directory.document.DocumentRefused;
import org.tocsin.directory.importer.Importing;

/** Where an administrator changes the document: look at what would change, and then apply it. */
@Controller
class DirectoryEditor {
  private static final String VIEW = "console/directory/edit";

  private final Directory directory;
  private final Applying applying;
  private final Importing importing;
  private final URI baseUrl;

  DirectoryEditor(
      Directory directory,
      Applying applying,
      Importing importing,
      @Value("${tocsin.base-url}") URI baseUrl) {
    this.directory = directory;
    this.applying = applying;
    this.importing = importing;
    this.baseUrl = baseUrl;
  }

  @ModelAttribute("products")
  List<String> products() {
    return importing.products();
  }

  @ModelAttribute("schema")
  String schema() {
    return baseUrl + "/directory.schema.json";
  }

  /**
   * @param version the version to begin with, to go back to it; the one in force when not named
   */
  @GetMapping("/directory/edit")
  String edit(@RequestParam(defaultValue = "0") long version, Model model) {
    long inForce = directory.version();
    String document =
        directory
            .document(version > 0 ? version : inForce)
            .orElseThrow(() -> new NotFound("There is no version " + version));
    model.addAttribute("older", version > 0 && version != inForce ? version : null);
    return shown(document, inForce, model);
  }

  /**
   * @param file a document that is sent instead of the one in the editor; empty when there is none
   */
  @PostMapping("/directory/preview")
  String preview(
      @RequestParam String document,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam long basedOn,
      @ModelAttribute("me") Me me,
      Model model,
      HttpServletResponse response)
      throws IOException {
    String text =
        file == null || file.isEmpty()
            ? document
            : new String(file.getBytes(), StandardCharsets.UTF_8);
    try {
      model.addAttribute("outcome", applying.preview(text, null, me.id()));
    } catch (DocumentRefused refused) {
      refused(refused, model, response);
    }
    return shown(text, basedOn, model);
  }

  @PostMapping("/directory/apply")
  String apply(
      @RequestParam String document,
      @RequestParam long basedOn,
      @ModelAttribute("me") Me me,
      Model model,
      HttpServletResponse response) {
    try {
      applying.apply(document, basedOn, me.id());
      return "redirect:/directory";
    } catch (DocumentRefused refused) {
      refused(refused, model, response);
    } catch (Applying.Outdated outdated) {
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("outdated", outdated.inForce());
    }
    return shown(document, basedOn, model);
  }

  /** Another product's export becomes the text in the editor; nothing is applied. */
  @PostMapping("/directory/import")
  String bring(
      @RequestParam String from,
      @RequestParam MultipartFile export,
      @RequestParam long basedOn,
      Model model,
      HttpServletResponse response)
      throws IOException {
    try {
      String document = importing.document(from, export.getBytes());
      model.addAttribute("imported", from);
      return shown(document, basedOn, model);
    } catch (IllegalArgumentException e) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("importRefused", e.getMessage());
      return shown(directory.document(basedOn).orElse(""), basedOn, model);
    }
  }

  private static void refused(DocumentRefused refused, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    model.addAttribute("problems", refused.problems());
  }

  private static String shown(String document, long basedOn, Model model) {
    model.addAttribute("document", document);
    model.addAttribute("basedOn", basedOn);
    if (!model.containsAttribute("problems")) {
      model.addAttribute("problems", List.of());
    }
    return VIEW;
  }
}
