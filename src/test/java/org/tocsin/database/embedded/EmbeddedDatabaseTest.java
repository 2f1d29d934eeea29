package org.tocsin.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.tocsin.testkit.StoryTest;

@StoryTest
class EmbeddedDatabaseTest {
  @Autowired EmbeddedDatabase embedded;

  /** The stories turn something off for their database, so this asks in another one. */
  @Test
  void theServerWritesThroughToTheDisk() {
    String another = embedded.url().replaceFirst("/postgres$", "/template1");
    JdbcClient server =
        JdbcClient.create(
            new DriverManagerDataSource(
                another, embedded.role().name(), embedded.role().password()));
    assertThat(
            server
                .sql(
                    """
                    select name || ' ' || setting from pg_settings
                    where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name
                    """)
                .query(String.class)
                .list())
        .containsExactly("fsync on", "full_page_writes on", "synchronous_commit on");
  }
}
