package org.tocsin.directory;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The people, teams, services, rotations and policies of the organisation: the newest version of
 * its document.
 */
@Repository
public class Directory {
  private final JdbcClient database;
  private final Clock clock;
  private volatile @Nullable Version known;

  Directory(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Version(long id, Organisation organisation) {}

  /** The organisation as it is now, on every node. */
  public Organisation now() {
    Long newest =
        database
            .sql("select id from directory_versions order by id desc limit 1")
            .query(Long.class)
            .optional()
            .orElse(null);
    if (newest == null) {
      return Organisation.EMPTY;
    }
    Version version = known;
    if (version == null || version.id() != newest) {
      version = new Version(newest, Documents.read(document(newest)));
      known = version;
    }
    return version.organisation();
  }

  /**
   * Puts a new version into force.
   *
   * @param by who applies it
   * @throws IllegalArgumentException when the document cannot be read; then nothing is changed
   */
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
  }

  private String document(long version) {
    return database
        .sql("select document from directory_versions where id = :id")
        .param("id", version)
        .query(String.class)
        .single();
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

  public List<Service> services() {
    return now().services();
  }
}
