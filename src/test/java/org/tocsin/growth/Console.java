package org.tocsin.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who has signed in and reads pages. */
public final class Console {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  private Console(URI address) {
    this.address = address;
  }

  /**
   * @param address of Tocsin, such as {@code http://localhost:8080}
   */
  public static Console signIn(URI address, String person, String password)
      throws IOException, InterruptedException {
    Console console = new Console(address);
    Matcher csrf = CSRF.matcher(console.read("/sign-in"));
    assertThat(csrf.find()).as("a form to sign in with").isTrue();
    String form =
        Map.of("username", person, "password", password, "_csrf", csrf.group(1)).entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        console.http.send(
            HttpRequest.newBuilder(address.resolve("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("error");
    return console;
  }

  /** The page at a path; fails when it is not there. */
  public String read(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }
}
