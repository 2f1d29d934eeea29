package org.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tocsin.engine.account.Accounts;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/** Sends everything that Tocsin answers to what it cannot understand. */
@StoryTest
@ExtendWith(OutputCaptureExtension.class)
class BadRequestsTest {
  private static final String ACCOUNT = "garbage-admin";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final List<String> VALUES =
      List.of(
          "", "x", "-1", "99999999999999999999", "x%00", "%ff%fe", "%ED%A0%80", "2026-13-45T99");

  private static final List<String> PATHS =
      List.of("x", "-1", "99999999999999999999", "987654321", "%ff%fe");

  @Autowired Accounts accounts;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @LocalServerPort int port;

  private HttpClient administrator;

  /** What is sent, and as what. */
  private record Garbage(String type, byte[] body) {
    Garbage(String type, String body) {
      this(type, body.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @BeforeEach
  void signIn() throws Exception {
    accounts.create(ACCOUNT, ACCOUNT, ACCOUNT + "@example.org", World.PASSWORD);
    accounts.join(ACCOUNT, Accounts.ADMINISTRATOR);
    administrator = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    String form = status(address("/sign-in")).body();
    String token = form.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    status(
        address("/sign-in")
            .header("Content-Type", FORM)
            .POST(
                BodyPublishers.ofString(
                    "username=%s&password=%s&_csrf=%s".formatted(ACCOUNT, World.PASSWORD, token))));
  }

  @Test
  void noGarbageIsAnsweredAsAFaultOfTheServer(CapturedOutput log) throws Exception {
    Set<String> faults = new TreeSet<>();
    for (Map.Entry<RequestMappingInfo, HandlerMethod> mapping :
        mappings.getHandlerMethods().entrySet()) {
      Set<RequestMethod> methods = mapping.getKey().getMethodsCondition().getMethods();
      for (String path : mapping.getKey().getPatternValues()) {
        if (path.equals("/error")) {
          continue;
        }
        for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
          faults.addAll(faults(method.name(), path, parameters(mapping.getValue())));
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(log.getAll()).doesNotContain("\tat org.tocsin.console", "\tat org.tocsin.alert");
  }

  private Set<String> faults(String method, String path, List<String> parameters)
      throws IOException, InterruptedException {
    Set<String> faults = new TreeSet<>();
    for (String value : VALUES) {
      String fields =
          parameters.stream().map(name -> name + "=" + value).collect(Collectors.joining("&"));
      if (method.equals("GET")) {
        check(faults, method, filled(path, "987654321") + "?" + fields, new Garbage(FORM, ""));
      } else {
        check(faults, method, filled(path, "987654321"), new Garbage(FORM, fields));
      }
    }
    for (String value : List.of("\"\\u0000\"", "\"\"", "5", "null", "[]", "1e999")) {
      String fields =
          parameters.stream()
              .map(name -> "\"%s\": %s".formatted(name, value))
              .collect(Collectors.joining(", ", "{", "}"));
      check(faults, method, filled(path, "987654321"), new Garbage("application/json", fields));
    }
    for (String value : PATHS) {
      check(faults, method, filled(path, value), new Garbage(FORM, ""));
    }
    for (Garbage garbage : bodies()) {
      check(faults, method, filled(path, "987654321"), garbage);
    }
    return faults;
  }

  private static List<Garbage> bodies() {
    return List.of(
        new Garbage("application/json", ""),
        new Garbage("application/json", "{"),
        new Garbage("application/json", "null"),
        new Garbage("application/json", "[1]"),
        new Garbage("application/json", "\"\u00ff\u00fe\""),
        new Garbage("application/json", "[".repeat(5000)),
        new Garbage("application/json", "{\"alerts\":[null],\"status\":5,\"payload\":[]}"),
        new Garbage("application/x-nonsense", "x"),
        new Garbage("text/plain; charset=nonsense", "x"),
        new Garbage(FORM, "%zz=%&&=;%u1234"),
        new Garbage("multipart/form-data", "x"),
        new Garbage("multipart/form-data; boundary=x", "--x\r\nContent-Disp"),
        new Garbage("application/yaml", "\u00ff: [}\u0000"));
  }

  private void check(Set<String> faults, String method, String path, Garbage garbage)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        status(
            address(path)
                .header("Authorization", authorization(path))
                .header("Content-Type", garbage.type())
                .method(
                    method,
                    method.equals("GET")
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(garbage.body())));
    if (answer.statusCode() >= 500) {
      faults.add(
          "%d %s %s %s %s"
              .formatted(
                  answer.statusCode(),
                  method,
                  path,
                  garbage.type(),
                  new String(
                      garbage.body(),
                      0,
                      Math.min(40, garbage.body().length),
                      StandardCharsets.ISO_8859_1)));
    }
  }

  /** The fields of a form, and those of the records that one is read into. */
  private static List<String> parameters(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .flatMap(
            parameter ->
                parameter.hasParameterAnnotation(RequestParam.class)
                    ? Stream.of(name(parameter))
                    : fields(parameter.getParameterType()))
        .toList();
  }

  private static Stream<String> fields(Class<?> type) {
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName)
        : Stream.empty();
  }

  private static String name(MethodParameter parameter) {
    parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
    RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
    return annotation.name().isEmpty() ? parameter.getParameterName() : annotation.name();
  }

  private static String filled(String path, String value) {
    return path.replaceAll("\\{[^}]*}", value);
  }

  private static String authorization(String path) {
    boolean isIntake =
        Stream.of("/api/alerts/", "/api/v2/", "/v2/", "/api/heartbeats/")
            .anyMatch(path::startsWith);
    String basic = ACCOUNT + ":" + World.PASSWORD;
    return isIntake
        ? "Bearer " + Alertmanager.KEY
        : "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder address(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  /** An event stream has no end, so no more than the beginning of it is read. */
  private HttpResponse<String> status(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return administrator.send(
        request.build(),
        answer ->
            answer
                    .headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("event-stream"))
                    .isPresent()
                ? HttpResponse.BodySubscribers.mapping(
                    HttpResponse.BodySubscribers.ofInputStream(), BadRequestsTest::unread)
                : HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8));
  }

  private static String unread(InputStream stream) {
    try (stream) {
      return "";
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
