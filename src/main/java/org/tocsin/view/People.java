package org.tocsin.view;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.model.Person;
import org.tocsin.shared.Actor;

/** What people are called. */
@Component
public class People {
  private final Directory directory;

  People(Directory directory) {
    this.directory = directory;
  }

  /** Looks everybody up at once, for a page that names many. */
  public Names names() {
    return new Names(
        directory.people().stream().collect(Collectors.toMap(Person::id, Person::name)));
  }

  /** The names behind ids, those of keys among them; an id nobody has is its own name. */
  public record Names(Map<String, String> byId) {
    public String of(String id) {
      return Actor.isKey(id) ? "key " + Actor.nameOfKey(id) : byId.getOrDefault(id, id);
    }

    public @Nullable String orNull(@Nullable String id) {
      return id == null ? null : of(id);
    }
  }
}
