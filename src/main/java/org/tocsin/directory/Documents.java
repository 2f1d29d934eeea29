package org.tocsin.directory;

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
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.ser.LocalTimeSerializer;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tocsin.shared.Severity;

/** The organisation and the YAML document that describes it. */
final class Documents {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(words())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private Documents() {}

  /**
   * Reads a document that was once checked.
   *
   * @throws DocumentRefused when it cannot be read
   */
  static Organisation read(String document) {
    return organisation(new DocumentTree(document));
  }

  /**
   * Reads a document that somebody has written.
   *
   * @throws DocumentRefused with everything that is wrong with it
   */
  static Organisation check(String document) {
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
