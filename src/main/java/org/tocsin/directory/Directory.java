package org.tocsin.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tocsin.directory.apply.Applying;
import org.tocsin.directory.document.Documents;
import org.tocsin.directory.model.Organisation;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.model.Service;
import org.tocsin.directory.model.Team;

/**
 * The people, teams, services, rotations and policies of the organisation: the newest version of
 * its document.
 */
@Repository
public class Directory {
  private final JdbcClient database;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final WithinTransaction transaction = new WithinTransaction();
  private volatile @Nullable Version known;

  Directory(JdbcClient database, Clock clock, ApplicationEventPublisher events) {
    this.database = database;
    this.clock = clock;
    this.events = events;
  }

  private record Version(long id, Organisation organisation) {}

  /** The organisation as it is now, on every node; within a transaction it stays the same. */
  public Organisation now() {
    return transaction.seen(this::newest);
  }

  private Organisation newest() {
    long newest = version();
    if (newest == 0) {
      return Organisation.EMPTY;
    }
    Version version = known;
    if (version == null || version.id() != newest) {
      version = new Version(newest, at(newest));
      known = version;
    }
    return version.organisation();
  }

  /** The version that is in force; 0 when there is none. */
  public long version() {
    return database
        .sql("select coalesce(max(id), 0) from directory_versions")
        .query(Long.class)
        .single();
  }

  /** All versions, the newest first, without their documents. */
  public List<Applied> versions() {
    return database
        .sql("select id, applied_at, applied_by from directory_versions order by id desc")
        .query((row, number) -> applied(row))
        .list();
  }

  /** Who applied a version, and when. */
  public record Applied(long id, Instant appliedAt, String appliedBy) {}

  private static Applied applied(ResultSet row) throws SQLException {
    return new Applied(
        row.getLong("id"), row.getTimestamp("applied_at").toInstant(), row.getString("applied_by"));
  }

  /** A version as it was applied; empty when there is none of this number. */
  public Optional<String> document(long version) {
    return database
        .sql("select document from directory_versions where id = :id")
        .param("id", version)
        .query(String.class)
        .optional();
  }

  /** The organisation of a version; nobody and nothing when there is none of this number. */
  public Organisation at(long version) {
    return document(version).map(Documents::read).orElse(Organisation.EMPTY);
  }

  /**
   * Puts a new version into force and tells so, without a look at what it means: {@link Applying}
   * is the door for people.
   *
   * @param by who applies it
   * @throws IllegalArgumentException when the document cannot be read; then nothing is changed
   */
  @Transactional
  public void apply(String document, String by) {
    Documents.read(document);
    database
        .sql(
            """
            insert into directory_versions (document, applied_at, applied_by)
            values (:document, :at, :by)
            """)
        .param("document", document)
        .param("at", Timestamp.from(clock.instant()))
        .param("by", by)
        .update();
    transaction.forget();
    events.publishEvent(new DirectoryChanged());
  }

  /** Lets nobody else apply a version until this transaction has ended; reading goes on. */
  public void lock() {
    database.sql("lock table directory_versions in share row exclusive mode").update();
  }

  public boolean isEmpty() {
    return teams().isEmpty();
  }

  public Optional<Person> person(String id) {
    return now().person(id);
  }

  public List<Person> people() {
    return now().people();
  }

  public Optional<Team> team(String id) {
    return now().team(id);
  }

  public List<Team> teams() {
    return now().teams();
  }

  public Optional<Service> service(String id) {
    return now().service(id);
  }

  /** The service that a sender means by this name: case, and blanks around it, do not matter. */
  public Optional<Service> serviceNamed(String name) {
    return service(name)
        .or(
            () ->
                services().stream()
                    .filter(service -> service.id().equalsIgnoreCase(name.strip()))
                    .findFirst());
  }

  public List<Service> services() {
    return now().services();
  }
}
