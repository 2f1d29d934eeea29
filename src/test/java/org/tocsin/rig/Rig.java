package org.tocsin.rig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One database, some nodes on it, and receivers of what they send. Whoever uses it puts right what
 * they broke.
 */
public final class Rig implements AutoCloseable {
  /** Small nodes that start quickly. */
  public static final String[] SMALL = {
    "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"
  };

  private final Path folder;
  private final Postgres database;
  private final SmtpSink mails;
  private final WebhookSink webhooks;
  private final WebhookSink alarms = WebhookSink.start();
  private final List<Node> nodes = new ArrayList<>();

  private Rig(Path folder, Postgres database, SmtpSink mails, WebhookSink webhooks) {
    this.folder = folder;
    this.database = database;
    this.mails = mails;
    this.webhooks = webhooks;
  }

  /**
   * Starts a database and receivers, and no node yet.
   *
   * @param name of its folder, {@code target/rig/<name>-<time>}
   */
  public static Rig start(String name) {
    Path folder = folder(name);
    return new Rig(
        folder, Postgres.start(folder.resolve("db")), SmtpSink.start(), WebhookSink.start());
  }

  /** The same on a database that runs already; it is closed with the rig. */
  public static Rig start(String name, Postgres database) {
    return new Rig(folder(name), database, SmtpSink.start(), WebhookSink.start());
  }

  /** The same with the PostgreSQL whose programs stand in another folder. */
  public static Rig start(String name, Path programs) {
    Path folder = folder(name);
    Postgres database = Postgres.start(folder.resolve("db").resolve("data"), programs);
    return new Rig(folder, database, SmtpSink.start(), WebhookSink.start());
  }

  private static Path folder(String name) {
    return Path.of("target", "rig", name + "-" + System.currentTimeMillis()).toAbsolutePath();
  }

  /** A node on the database of this rig, which is not started yet. */
  public Node node(String name) {
    return node(name, database.port(), mails.port());
  }

  /** The same, with a {@link Tunnel} before the database or the mail server. */
  public Node node(String name, int databasePort, int mailPort) {
    Node node =
        new Node(name, folder)
            .with("TOCSIN_DATABASE_URL", Postgres.url(databasePort))
            .with("TOCSIN_DATABASE_USER", Postgres.USER)
            .with("SPRING_MAIL_HOST", "127.0.0.1")
            .with("SPRING_MAIL_PORT", mailPort)
            .with("TOCSIN_ALARM_URL", alarms.url())
            .with("TOCSIN_SLACK_URL", webhooks.url())
            .with("TOCSIN_SLACK_TOKEN", "token-of-the-rig");
    nodes.add(node);
    return node;
  }

  /**
   * Starts two small nodes, {@code a} and {@code b}, on the directory of {@link Organisation} with
   * so many services.
   */
  public Rig withTwoNodes(int services) {
    Node first = node("a").java(SMALL).start();
    Organisation.apply(first, database, services);
    node("b").java(SMALL).start();
    return this;
  }

  public Postgres database() {
    return database;
  }

  public SmtpSink mails() {
    return mails;
  }

  public WebhookSink webhooks() {
    return webhooks;
  }

  /** What the nodes say when they are in trouble themselves. */
  public WebhookSink alarms() {
    return alarms;
  }

  /** Takes a node out that has been closed. */
  public void forget(String name) {
    nodes.removeIf(node -> node.name().equals(name));
  }

  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  public Node node(int number) {
    return nodes.get(number);
  }

  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    database.close();
    mails.close();
    webhooks.close();
    alarms.close();
  }
}
