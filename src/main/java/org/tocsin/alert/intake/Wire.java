package org.tocsin.alert.intake;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What comes from outside, made safe to store and to show: alert text is hostile. */
public final class Wire {
  private static final int MOST_TEXTS = 100;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_TIME = 200;
  private static final Set<String> READ_HERE =
      Set.of("alertname", "service", "severity", "environment", "summary", "title");
  private static final int LONGEST_URL = 2000;
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private Wire() {}

  /**
   * @throws Malformed when it is longer than so many bytes
   */
  public static byte[] body(HttpServletRequest request, int most, String tooLarge)
      throws IOException {
    byte[] body;
    try {
      body = content(request).readNBytes(most + 1);
    } catch (ZipException | EOFException e) {
      throw new Malformed("The message is not the gzip that its header says.");
    }
    if (body.length > most) {
      throw new Malformed(HttpStatus.PAYLOAD_TOO_LARGE, tooLarge);
    }
    return body;
  }

  private static InputStream content(HttpServletRequest request) throws IOException {
    InputStream content = request.getInputStream();
    return "gzip".equalsIgnoreCase(request.getHeader(HttpHeaders.CONTENT_ENCODING))
        ? new GZIPInputStream(content)
        : content;
  }

  /**
   * Reads JSON as senders write it: with line breaks inside of texts, and in Latin-1 where it is no
   * UTF-8.
   *
   * @param notJson the sentence for a body that is something else
   * @throws Malformed when it cannot be read
   */
  public static <T> T read(ObjectMapper json, byte[] body, Class<T> type, String notJson)
      throws IOException {
    ObjectReader reader = json.readerFor(type).with(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS);
    T message;
    try {
      message = isUtf8(body) ? reader.readValue(body) : reader.readValue(latin(body));
    } catch (JacksonException e) {
      throw new Malformed(notJson);
    }
    if (message == null) {
      throw new Malformed("The message is empty.");
    }
    return message;
  }

  private static boolean isUtf8(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String latin(byte[] body) {
    return new String(body, StandardCharsets.ISO_8859_1);
  }

  /** PostgreSQL stores no NUL. */
  public static String clean(String text) {
    return text.replace("\0", "");
  }

  /** The text without what cannot be stored, cut to a length; empty for null. */
  public static String text(@Nullable String text, int most) {
    if (text == null) {
      return "";
    }
    String clean = clean(text);
    return clean.length() > most ? clean.substring(0, most - 1) + "…" : clean;
  }

  /** A text or a number as a text; empty for everything else. */
  public static String text(@Nullable JsonNode value) {
    return value == null || value.isNull() || !value.isValueNode() ? "" : clean(value.asText());
  }

  /**
   * A time in RFC 3339 between 1970 and 2200; null for everything else. A sender whose clock or
   * configuration is wrong still has an alert.
   */
  public static @Nullable Instant time(@Nullable JsonNode value) {
    String text = text(value);
    if (text.isEmpty() || text.length() > LONGEST_TIME) {
      return null;
    }
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST) ? null : instant;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * Labels or annotations: at most a hundred, and those that Tocsin reads itself before all others.
   * What is too long is cut, what has no value is left out, and a list or an object is kept as
   * JSON.
   */
  public static Map<String, String> texts(@Nullable JsonNode texts) {
    Map<String, String> kept = new TreeMap<>();
    if (texts == null || !texts.isObject()) {
      return kept;
    }
    texts.properties().stream()
        .filter(entry -> !entry.getValue().isNull())
        .sorted(Comparator.comparing(entry -> !READ_HERE.contains(entry.getKey())))
        .limit(MOST_TEXTS)
        .forEach(
            entry ->
                kept.put(
                    text(entry.getKey(), LONGEST_NAME),
                    text(
                        entry.getValue().isValueNode()
                            ? entry.getValue().asText()
                            : entry.getValue().toString(),
                        LONGEST_TEXT)));
    return kept;
  }

  /** The address if it leads to a web site; null for anything else. */
  public static @Nullable String link(@Nullable String url) {
    if (url == null || url.length() > LONGEST_URL) {
      return null;
    }
    try {
      String scheme = new URI(url).getScheme();
      return "http".equals(scheme) || "https".equals(scheme) ? clean(url) : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
