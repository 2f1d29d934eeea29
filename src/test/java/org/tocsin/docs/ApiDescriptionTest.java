package org.tocsin.docs;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tocsin.engine.account.Accounts;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** The OpenAPI description says what there is, and for whom. */
@StoryTest
class ApiDescriptionTest {
  private static final Path ROLES = Path.of("docs/endpoints.md");

  /** The proof is a signature, so the page shows nobody; the rules let anybody try. */
  private static final String SIGNED = "/api/replies/";

  private static final Set<String> ANYBODY = Set.of("anybody");

  @Autowired Accounts accounts;
  @Autowired TestRestTemplate http;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Test
  void everyOperationOfOursIsInTheDescriptionAndNoOther() {
    assertThat(described().keySet()).isEqualTo(answeringPrograms());
  }

  @Test
  void everyOperationNamesTheRolesThatReachIt() throws IOException {
    Map<String, Set<String>> reached = reached();
    described()
        .forEach(
            (operation, described) -> {
              Set<String> roles = new TreeSet<>();
              described.path("x-roles").forEach(role -> roles.add(role.asText()));
              assertThat(roles)
                  .as(operation)
                  .isEqualTo(operation.contains(SIGNED) ? ANYBODY : reached.get(operation));
            });
  }

  @Test
  void everyOperationSaysWhatItDoes() {
    assertThat(described())
        .allSatisfy(
            (name, operation) -> assertThat(operation.path("summary").asText()).isNotBlank());
  }

  private Map<String, JsonNode> described() {
    accounts.setPassword("ada", World.PASSWORD);
    ResponseEntity<JsonNode> answer =
        http.withBasicAuth("ada", World.PASSWORD).getForEntity("/api/openapi", JsonNode.class);
    assertThat(answer.getStatusCode()).as("%s", answer).isEqualTo(HttpStatus.OK);
    Map<String, JsonNode> operations = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : answer.getBody().path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        operations.put(name(operation.getKey(), path.getKey()), operation.getValue());
      }
    }
    return operations;
  }

  /** What our own controllers answer with a body, and not with a page. */
  private Set<String> answeringPrograms() {
    Set<String> operations = new TreeSet<>();
    mappings
        .getHandlerMethods()
        .forEach(
            (mapping, method) -> {
              if (isOurs(method)) {
                mapping
                    .getPatternValues()
                    .forEach(
                        path ->
                            mapping
                                .getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> operations.add(name(verb.name(), path))));
              }
            });
    return operations;
  }

  private static boolean isOurs(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("org.tocsin.")
        && (AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class)
            || method.hasMethodAnnotation(ResponseBody.class));
  }

  /** The table that RolesTest keeps true. */
  private static Map<String, Set<String>> reached() throws IOException {
    List<String[]> table =
        Files.readAllLines(ROLES).stream()
            .filter(line -> line.startsWith("|"))
            .map(line -> line.split("\\|", -1))
            .toList();
    String[] header = table.get(0);
    return table.stream()
        .skip(2)
        .collect(
            toMap(
                row -> name(code(row[1]), code(row[2])),
                row -> {
                  Set<String> roles =
                      IntStream.range(3, row.length - 1)
                          .filter(column -> row[column].strip().equals("yes"))
                          .mapToObj(column -> header[column].strip())
                          .collect(toSet());
                  return roles.containsAll(ANYBODY) ? ANYBODY : roles;
                }));
  }

  private static String code(String cell) {
    return cell.strip().replace("`", "");
  }

  private static String name(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }
}
