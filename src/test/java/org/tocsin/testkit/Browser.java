package org.tocsin.testkit;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real browser for a test class. Without one the class is skipped, and says so; where {@code
 * TOCSIN_REQUIRE_BROWSER} is true it fails instead.
 */
public class Browser implements ExecutionCondition, AfterEachCallback, AfterAllCallback {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final List<String> complaints = new ArrayList<>();
  private final List<String> more = new ArrayList<>();
  private Playwright playwright;
  private com.microsoft.playwright.Browser browser;

  /** Contexts between tests, by width; one that is used again has the scripts in its cache. */
  private final Map<Integer, Deque<BrowserContext>> free = new HashMap<>();

  private final Map<BrowserContext, Integer> used = new HashMap<>();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
    if (onThePath().isPresent() || playwrightsOwn()) {
      return ConditionEvaluationResult.enabled("there is a browser");
    }
    String reason = "There is no Chromium on the PATH, nor one that Playwright installed.";
    if (Boolean.parseBoolean(System.getenv("TOCSIN_REQUIRE_BROWSER"))) {
      throw new IllegalStateException(reason + " TOCSIN_REQUIRE_BROWSER wants one.");
    }
    return ConditionEvaluationResult.disabled(reason);
  }

  /** Lets the browser find a host at a port of this machine, and trust it as it trusts https. */
  public void trust(String host, int port) {
    more.add("--host-resolver-rules=MAP %s:80 127.0.0.1:%d".formatted(host, port));
    more.add("--unsafely-treat-insecure-origin-as-secure=http://" + host);
  }

  /** A new page of a person who has not signed in; {@code width} in CSS pixels. */
  public Page open(int width) {
    if (browser == null) {
      playwright = Playwright.create();
      List<String> arguments = new ArrayList<>(ARGUMENTS);
      arguments.addAll(more);
      BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(arguments);
      onThePath().ifPresent(options::setExecutablePath);
      browser = playwright.chromium().launch(options);
    }
    BrowserContext context = free.computeIfAbsent(width, w -> new ArrayDeque<>()).poll();
    if (context == null) {
      context =
          browser.newContext(
              new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, 800));
    }
    used.put(context, width);
    Page page = context.newPage();
    page.onPageError(error -> complaints.add(error));
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            complaints.add(message.text());
          }
        });
    return page;
  }

  /** The errors of scripts, and what the content security policy refused. */
  public List<String> complaints() {
    return complaints;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    complaints.clear();
    used.forEach(this::forget);
    used.clear();
  }

  /** The next test's person has not been here. */
  private void forget(BrowserContext context, int width) {
    for (Page page : List.copyOf(context.pages())) {
      page.evaluate("try { localStorage.clear(); sessionStorage.clear() } catch (e) { e.name }");
      page.close();
    }
    context.clearCookies();
    context.clearPermissions();
    free.get(width).add(context);
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    free.clear();
    if (playwright != null) {
      playwright.close();
      playwright = null;
      browser = null;
    }
  }

  private static Optional<Path> onThePath() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static boolean playwrightsOwn() {
    Path cache =
        Optional.ofNullable(System.getenv("PLAYWRIGHT_BROWSERS_PATH"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache", "ms-playwright"));
    if (!Files.isDirectory(cache)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(cache)) {
      return entries.anyMatch(entry -> entry.getFileName().toString().startsWith("chromium"));
    } catch (IOException e) {
      return false;
    }
  }
}
