package org.tocsin.directory.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.ser.LocalTimeSerializer;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tocsin.directory.model.Duty;
import org.tocsin.directory.model.Organisation;
import org.tocsin.shared.Severity;

/** The organisation and the YAML document that describes it. */
public final class Documents {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(words())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private Documents() {}

  /**
   * Reads a document that was once checked.
   *
   * @throws DocumentRefused when it cannot be read
   */
  public static Organisation read(String document) {
    return organisation(new DocumentTree(document));
  }

  /**
   * Reads a document that somebody has written.
   *
   * @throws DocumentRefused with everything that is wrong with it
   */
  public static Organisation check(String document) {
    DocumentTree tree = new DocumentTree(document);
    Problems problems = new Problems(tree);
    Shape.check(tree.root(), problems);
    Meaning.check(tree.root(), problems);
    problems.refuse();
    return organisation(tree);
  }

  /** The organisation as the tree of its document. */
  static JsonNode tree(Object organisation) {
    return JSON.valueToTree(organisation);
  }

  /**
   * Writes a document that is read as this organisation.
   *
   * @param heading stands above it as a comment
   */
  public static String write(Organisation organisation, String heading) {
    JsonNode tree = tree(organisation);
    prune(tree);
    try {
      String comment =
          heading.lines().map(line -> "# " + line + "\n").collect(Collectors.joining());
      return comment + YAML.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An organisation cannot be written", e);
    }
  }

  /** What is left out means the same as what is empty. */
  private static void prune(JsonNode node) {
    node.forEach(Documents::prune);
    if (node instanceof ObjectNode object) {
      List<String> empty =
          object.properties().stream()
              .filter(field -> isEmpty(field.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      object.remove(empty);
    }
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isNull()
        || node.isContainerNode() && node.isEmpty()
        || node.isTextual() && node.asText().isEmpty();
  }

  private static Organisation organisation(DocumentTree tree) {
    try {
      return JSON.treeToValue(tree.root(), Organisation.class);
    } catch (JsonMappingException e) {
      Problems problems = new Problems(tree);
      problems.add(path(e.getPath()), reason(e));
      problems.refuse();
      throw new IllegalStateException(e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree cannot be read", e);
    }
  }

  private static String path(List<JsonMappingException.Reference> steps) {
    return steps.stream()
        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
        .collect(Collectors.joining());
  }

  private static String reason(JsonMappingException e) {
    return e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage() + ".";
  }

  private static SimpleModule words() {
    return new SimpleModule()
        .addSerializer(Severity.class, ToStringSerializer.instance)
        .addSerializer(
            LocalTime.class, new LocalTimeSerializer(DateTimeFormatter.ofPattern("HH:mm")))
        .addSerializer(new LowerCase<>(DayOfWeek.class))
        .addSerializer(new Zone())
        .addKeySerializer(Duty.class, new DutyName());
  }

  private static final class LowerCase<E extends Enum<E>> extends StdSerializer<E> {
    LowerCase(Class<E> type) {
      super(type);
    }

    @Override
    public void serialize(E value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.name().toLowerCase(Locale.ROOT));
    }
  }

  private static final class DutyName extends StdSerializer<Duty> {
    DutyName() {
      super(Duty.class);
    }

    @Override
    public void serialize(Duty duty, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(duty.word());
    }
  }

  /** Java calls it Z, documents call it UTC. */
  private static final class Zone extends StdSerializer<ZoneId> {
    Zone() {
      super(ZoneId.class);
    }

    @Override
    public void serialize(ZoneId zone, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(zone.getId().equals("Z") ? "UTC" : zone.getId());
    }
  }
}
