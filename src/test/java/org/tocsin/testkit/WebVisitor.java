package org.tocsin.testkit;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Somebody with a browser that keeps cookies and runs no script. It follows no redirect. */
public final class WebVisitor {
  private final String address;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

  public WebVisitor(int port) {
    this.address = "http://localhost:" + port;
  }

  /** Looks at a page. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Accept", "text/html,*/*;q=0.8")
            .build(),
        BodyHandlers.ofString());
  }

  /** Signs in and says where that leads. */
  public String signIn(String account, String password, String... more)
      throws IOException, InterruptedException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("username", account);
    fields.put("password", password);
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return post("/sign-in", "/sign-in", fields).headers().firstValue("Location").orElse("");
  }

  /** Sends a form that stands on a page. */
  public HttpResponse<String> post(String page, String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    Map<String, String> sent = new LinkedHashMap<>(fields);
    sent.put(
        "_csrf",
        get(page).body().replaceAll("(?s).*?name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1"));
    return http.send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    sent.entrySet().stream()
                        .map(
                            e ->
                                e.getKey()
                                    + "="
                                    + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(joining("&"))))
            .build(),
        BodyHandlers.ofString());
  }

  /** What the browser keeps under this name. */
  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /** Puts another value where the browser keeps this. */
  public void setCookie(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(URI.create(address), cookie);
  }

  /** Deletes what the browser keeps under this name, as closing it does with a session. */
  public void forget(String name) {
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .toList()
        .forEach(cookie -> cookies.getCookieStore().remove(URI.create(address), cookie));
  }
}
