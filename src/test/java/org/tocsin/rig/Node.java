package org.tocsin.rig;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole Tocsin in a JVM of its own, from the classes of this build. It keeps its port over
 * restarts. Its standard output goes to {@code <name>.log} in its folder.
 */
public final class Node implements AutoCloseable {
  /** The first password of the account {@code admin} on every node. */
  public static final String PASSWORD = "Password-of-the-rig-1";

  /** The key that alerts are sent with. */
  public static final String KEY = "intake-key-of-the-rig";

  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration END = Duration.ofSeconds(60);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final String name;
  private final Path folder;
  private final int port = Ports.free();
  private final List<String> java = new ArrayList<>();
  private final List<Path> classes = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();
  private @Nullable Path jar;
  private @Nullable Process process;

  /**
   * @param name of its log
   * @param folder for its log and whatever it writes
   */
  public Node(String name, Path folder) {
    this.name = name;
    this.folder = folder;
    environment.put("TOCSIN_PORT", Integer.toString(port));
    environment.put("TOCSIN_BASE_URL", url());
    environment.put("TOCSIN_ADMIN_PASSWORD", PASSWORD);
    environment.put("TOCSIN_INTAKE_KEY", KEY);
    environment.put("SPRING_MAIL_PROPERTIES_MAIL_SMTP_LOCALHOST", name);
    environment.put("TOCSIN_DATA_DIR", folder.resolve(name + "-data").toString());
  }

  /** A setting, as it is set from outside, such as {@code SPRING_MAIL_HOST}. */
  public Node with(String variable, Object value) {
    environment.put(variable, String.valueOf(value));
    return this;
  }

  /** An argument of Java, such as {@code -Xmx512m}. */
  public Node java(String... arguments) {
    java.addAll(List.of(arguments));
    return this;
  }

  /** From this jar, as in production, instead of the classes of this build. */
  public Node jar(Path file) {
    jar = file;
    return this;
  }

  /** A folder of classes and models that count instead of those of this build. */
  public Node classes(Path folder) {
    classes.add(folder.toAbsolutePath());
    return this;
  }

  /** Starts without waiting; see {@link #awaitReady}. */
  public Node launch() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java);
    command.addAll(
        jar == null
            ? List.of("-cp", classPath(), "org.tocsin.Tocsin")
            : List.of("-jar", jar.toString()));
    try {
      Files.createDirectories(folder);
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.directory(folder.toFile());
      builder.environment().putAll(environment);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
      process = builder.start();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts, and returns when it is ready for requests. */
  public Node start() {
    launch().awaitReady();
    return this;
  }

  /** Returns how long it still took. */
  public Duration awaitReady() {
    return Patience.until(
        "the node %s is ready, see %s".formatted(name, log()),
        START,
        () -> {
          if (!isAlive()) {
            throw new AssertionError("The node %s has ended, see %s".formatted(name, log()));
          }
          return isHealthy();
        });
  }

  /** Without the classes of the tests, which stand on the same path: some are components. */
  private String classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Stream<Path> ofThisBuild =
        Arrays.stream(path.split(File.pathSeparator)).map(entry -> Path.of(entry).toAbsolutePath());
    return Stream.concat(ofThisBuild, classes.stream())
        .filter(entry -> !entry.endsWith("test-classes"))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits until it ends by itself; returns its exit code. */
  public int awaitEnd() {
    int code = running().onExit().orTimeout(START.toSeconds(), TimeUnit.SECONDS).join().exitValue();
    process = null;
    return code;
  }

  /** Ends it as a power failure does. */
  public void kill() {
    end(true);
  }

  /** Ends it as an operator does; returns when it has ended. */
  public void terminate() {
    end(false);
  }

  private void end(boolean atOnce) {
    Process running = process;
    if (running == null) {
      return;
    }
    if (atOnce) {
      running.destroyForcibly();
    } else {
      running.destroy();
    }
    running.onExit().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join();
    process = null;
  }

  /** It stands still from now on, as in a long garbage collection or a moved virtual machine. */
  public void freeze() {
    Signal.STOP.send(pid());
  }

  public void thaw() {
    Signal.CONT.send(pid());
  }

  public long pid() {
    return running().pid();
  }

  private Process running() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("The node %s does not run".formatted(name));
    }
    return running;
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Whether its health is UP, as a load balancer sees it. */
  public boolean isHealthy() {
    try {
      return get("/actuator/health").statusCode() == 200;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /**
   * @throws IllegalStateException when nothing is answered within 5 seconds
   */
  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** As the administrator. */
  public HttpResponse<String> getAsAdmin(String path) {
    return send(asAdmin(path).GET());
  }

  public HttpResponse<String> getAs(String account, String password, String path) {
    return send(request(path).header("Authorization", Basic.of(account, password)).GET());
  }

  public HttpResponse<String> putAsAdmin(String path, String type, String body) {
    return send(
        asAdmin(path)
            .header("Content-Type", type)
            .timeout(Duration.ofSeconds(60))
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> post(String path) {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  public HttpResponse<String> postAsAdmin(String path) {
    return send(asAdmin(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path)).timeout(ANSWER);
  }

  private HttpRequest.Builder asAdmin(String path) {
    return request(path).header("Authorization", Basic.of("admin", PASSWORD));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("The node %s does not answer".formatted(name), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public String name() {
    return name;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  public Path log() {
    return folder.resolve(name + ".log");
  }

  /** What it has written so far that holds this text. */
  public List<String> logged(String text) {
    try {
      return Files.readAllLines(log()).stream().filter(line -> line.contains(text)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (isAlive()) {
      // one that is frozen takes no signal but this
      running().destroyForcibly();
    }
    end(true);
  }
}
