package org.tocsin.security.openid;

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

/** Fills in the form of the provider as a browser does, until it leads back to Tocsin. */
final class ProviderVisitor {
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  /**
   * @param address where Tocsin has sent the browser
   * @return the path at Tocsin to which the provider sends it back
   */
  String signIn(String address, String user) throws IOException, InterruptedException {
    URI login = location(get(URI.create(address)));
    String token =
        get(login).body().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(login)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "username=%s&password=%s&_csrf=%s"
                            .formatted(
                                user,
                                Provider.PASSWORD,
                                URLEncoder.encode(token, StandardCharsets.UTF_8))))
                .build(),
            BodyHandlers.ofString());
    URI back = location(get(location(answer)));
    return back.getRawPath() + "?" + back.getRawQuery();
  }

  private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address).header("Accept", "text/html").build(),
        BodyHandlers.ofString());
  }

  private static URI location(HttpResponse<String> answer) {
    return answer
        .uri()
        .resolve(
            answer
                .headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer + " " + answer.body())));
  }
}
