package org.tocsin.directory.people;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Person;
import org.tocsin.security.openid.person.People;

/** Whom the OpenID provider may vouch for. */
@Component
class PeopleByMail implements People {
  private final Directory directory;

  PeopleByMail(Directory directory) {
    this.directory = directory;
  }

  @Override
  public boolean has(String person) {
    return directory.person(person).isPresent();
  }

  @Override
  public List<String> withMail(String address) {
    return directory.now().people().stream()
        .filter(
            person ->
                person.ways().stream()
                    .anyMatch(
                        way -> way.way().equals("mail") && way.address().equalsIgnoreCase(address)))
        .map(Person::id)
        .toList();
  }
}
