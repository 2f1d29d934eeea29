package org.tocsin.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.apply.Applying;
import org.tocsin.directory.model.Person;
import org.tocsin.directory.people.VerifiedWays;
import org.tocsin.engine.account.Accounts;

/** Two teams, three services and the people around them, to try Tocsin with. */
@Component
class SampleOrganisation {
  private final Applying applying;
  private final Directory directory;
  private final VerifiedWays verified;
  private final Accounts accounts;
  private final Resource document;

  SampleOrganisation(
      Applying applying,
      Directory directory,
      VerifiedWays verified,
      Accounts accounts,
      @Value("classpath:sample-organisation.yaml") Resource document) {
    this.applying = applying;
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
    String document = text();
    Set<String> known = new HashSet<>(accounts.all());
    applying.apply(document, null, "tocsin");
    directory.people().forEach(this::verify);
    List<String> fresh =
        directory.people().stream().map(Person::id).filter(id -> !known.contains(id)).toList();
    fresh.forEach(person -> accounts.setPassword(person, password));
    return fresh;
  }

  private void verify(Person person) {
    person.ways().stream()
        .filter(way -> !way.address().isEmpty())
        .forEach(way -> verified.add(person.id(), way.way(), way.address()));
  }

  private String text() {
    try {
      return document.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The sample organisation is not in the jar", e);
    }
  }
}
