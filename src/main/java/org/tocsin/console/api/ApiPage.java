package org.tocsin.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The HTTP API as a page: the operations of its description, and who may call each. */
@Controller
class ApiPage {
  private static final String ADDRESS = "/api";

  private final OpenApiWebMvcResource description;
  private final ObjectMapper json;

  ApiPage(OpenApiWebMvcResource description, ObjectMapper json) {
    this.description = description;
    this.json = json;
  }

  /** One operation; a parameter that may be left out has brackets around it. */
  record Row(String method, String path, String summary, String parameters, String roles) {}

  @GetMapping(ADDRESS)
  String operations(HttpServletRequest request, Model model) throws IOException {
    model.addAttribute(
        "rows", rows(json.readTree(description.openapiJson(request, ADDRESS, Locale.ENGLISH))));
    return "console/api/operations";
  }

  private static List<Row> rows(JsonNode description) {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        rows.add(row(operation.getKey(), path.getKey(), operation.getValue()));
      }
    }
    return rows;
  }

  private static Row row(String method, String path, JsonNode operation) {
    return new Row(
        method.toUpperCase(Locale.ROOT),
        path,
        operation.path("summary").asText(),
        elements(operation.path("parameters"))
            .filter(parameter -> parameter.path("in").asText().equals("query"))
            .map(ApiPage::parameter)
            .collect(Collectors.joining(", ")),
        elements(operation.path(ApiDescription.ROLES))
            .map(JsonNode::asText)
            .collect(Collectors.joining(", ")));
  }

  private static String parameter(JsonNode parameter) {
    String name = parameter.path("name").asText();
    return parameter.path("required").asBoolean() ? name : "[" + name + "]";
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
