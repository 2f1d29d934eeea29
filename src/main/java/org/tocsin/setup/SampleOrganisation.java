package org.tocsin.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.Person;
import org.tocsin.directory.VerifiedWays;
import org.tocsin.engine.Accounts;

/** Two teams, three services and the people around them, to try Tocsin with. */
@Component
class SampleOrganisation {
  private final Directory directory;
  private final VerifiedWays verified;
  private final Accounts accounts;
  private final Resource document;

  SampleOrganisation(
      Directory directory,
      VerifiedWays verified,
      Accounts accounts,
      @Value("classpath:sample-organisation.yaml") Resource document) {
    this.directory = directory;
    this.verified = verified;
    this.accounts = accounts;
    this.document = document;
  }

  /**
   * Returns the names people sign in with, all with the same password, but for those who have an
   * account already.
   */
  List<String> load(String password) {
    directory.apply(text(), "tocsin");
    directory.people().forEach(this::verify);
    List<Person> fresh =
        directory.people().stream().filter(person -> !accounts.exists(person.id())).toList();
    directory.teams().forEach(team -> accounts.createTeam(team.id(), team.name()));
    fresh.forEach(person -> open(person, password));
    return fresh.stream().map(Person::id).toList();
  }

  private void verify(Person person) {
    person.ways().stream()
        .filter(way -> !way.address().isEmpty())
        .forEach(way -> verified.add(person.id(), way.way(), way.address()));
  }

  private void open(Person person, String password) {
    accounts.create(person.id(), person.name(), person.id() + "@example.org", password);
    person.roles().forEach(role -> accounts.join(person.id(), role));
    directory.teams().stream()
        .filter(team -> team.members().contains(person.id()))
        .forEach(team -> accounts.join(person.id(), team.id()));
  }

  private String text() {
    try {
      return document.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The sample organisation is not in the jar", e);
    }
  }
}
