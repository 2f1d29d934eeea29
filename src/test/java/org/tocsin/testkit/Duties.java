package org.tocsin.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.tocsin.directory.Directory;
import org.tocsin.directory.apply.Applying;
import org.tocsin.directory.people.VerifiedWays;

/** The directory as it stands in the stories: the sample organisation, and what a story changes. */
@Component
public class Duties {
  private final Directory directory;
  private final Applying applying;
  private final VerifiedWays verified;
  private final ObjectMapper yaml = new YAMLMapper();
  private final ObjectNode usual;
  private ObjectNode current;
  private long usually;

  Duties(
      Directory directory,
      Applying applying,
      VerifiedWays verified,
      @Value("classpath:sample-organisation.yaml") Resource document) {
    this.directory = directory;
    this.applying = applying;
    this.verified = verified;
    try {
      this.usual = (ObjectNode) yaml.readTree(document.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.current = usual;
  }

  void startOver() {
    current = usual;
    if (usually == 0) {
      usually = directory.version();
    }
    if (directory.version() != usually) {
      applying.apply(text(), null, "admin");
      usually = directory.version();
    }
  }

  /** Nobody holds this duty of the team any more. */
  public void nobodyIs(String duty, String team) {
    change(document -> duties(document, team).remove(duty));
  }

  /** One more person holds this duty of the team. */
  public void alsoIs(String person, String duty, String team) {
    change(document -> duties(document, team).withArray("/" + duty).add("person:" + person));
  }

  /** A rotation, as YAML, holds this duty of the team from now on. */
  public void rotation(String team, String duty, String yaml) {
    ObjectNode rotation = (ObjectNode) read(yaml);
    String id = rotation.get("id").asText();
    change(
        document -> {
          ArrayNode rotations = document.withArray("/rotations");
          rotations.removeIf(other -> other.get("id").asText().equals(id));
          rotations.add(rotation);
          duties(document, team).putArray(duty).add("rotation:" + id);
        });
  }

  /** The person is reached by these ways, in this order, as YAML; each is verified. */
  public void reachedBy(String person, String ways) {
    mayBeReachedBy(person, ways);
    read(ways)
        .forEach(
            way -> verified.add(person, way.get("way").asText(), way.path("address").asText()));
  }

  /** The same, but none of the addresses is verified that was not before. */
  public void mayBeReachedBy(String person, String ways) {
    change(document -> named(document.withArray("/people"), person).set("ways", read(ways)));
  }

  /** Incidents of these severities must not wake the person from one time until another. */
  public void isQuiet(String person, String hours) {
    change(document -> named(document.withArray("/people"), person).set("quiet", read(hours)));
  }

  /** Changes the directory's document; it counts until the story is over. */
  public void change(Consumer<ObjectNode> change) {
    ObjectNode document = current.deepCopy();
    change.accept(document);
    current = document;
    directory.apply(text(), "the story");
  }

  /** The document of the directory as it stands in this story. */
  public String text() {
    try {
      return yaml.writeValueAsString(current);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode read(String text) {
    try {
      return yaml.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode duties(ObjectNode document, String team) {
    return (ObjectNode) named(document.withArray("/teams"), team).get("duties");
  }

  /** The entry of a list that has this id. */
  public static ObjectNode named(ArrayNode list, String id) {
    return (ObjectNode)
        StreamSupport.stream(list.spliterator(), false)
            .filter(node -> node.get("id").asText().equals(id))
            .findFirst()
            .orElseThrow();
  }
}
