package org.tocsin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.testkit.StoryTest;

/** What the running Tocsin may not do in its database. */
@StoryTest
class DatabaseOwnerTest {
  @Autowired JdbcClient database;
  @Autowired DatabaseOwner owner;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set session_replication_role = replica",
        "alter table incident_timeline disable trigger all",
        "drop trigger incident_timeline_append_only on incident_timeline",
        "alter table incident_timeline owner to tocsin",
        "create or replace function incident_timeline_is_append_only() returns trigger"
            + " language plpgsql as 'begin return new; end'",
        "truncate incident_incidents",
        "drop table audit_entries",
        "delete from tocsin_schema_history",
        "create role other superuser",
        "copy (select 1) to program 'id'"
      })
  void itCannotBendItsRecord(String statement) {
    assertThatThrownBy(() -> database.sql(statement).update())
        .rootCause()
        .message()
        .containsPattern("permission denied|must be owner|must be superuser");
  }

  @Test
  void itOwnsNothing() {
    assertThat(
            database
                .sql(
                    """
                    select count(*) from pg_class c join pg_roles r on r.oid = c.relowner
                    where r.rolname = current_user
                    """)
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(owner.isSeparate()).isTrue();
  }

  @Test
  void whatIsGrantedOnceCanBeGrantedAgain() {
    owner.grant();
    owner.grant();
  }
}
