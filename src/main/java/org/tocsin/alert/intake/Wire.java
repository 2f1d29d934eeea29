package org.tocsin.alert.intake;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What comes from outside, made safe to store and to show: alert text is hostile. */
public final class Wire {
  private static final int MOST_TEXTS = 100;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_TIME = 200;
  private static final int LONGEST_URL = 2000;
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private Wire() {}

  /**
   * @throws Malformed when it is longer than so many bytes
   */
  public static byte[] body(HttpServletRequest request, int most, String tooLarge)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(most + 1);
    if (body.length > most) {
      throw new Malformed(HttpStatus.PAYLOAD_TOO_LARGE, tooLarge);
    }
    return body;
  }

  /**
   * @param notJson the sentence for a body that is something else
   * @throws Malformed when it cannot be read
   */
  public static <T> T read(ObjectMapper json, byte[] body, Class<T> type, String notJson)
      throws IOException {
    T message;
    try {
      message = json.readValue(body, type);
    } catch (JacksonException e) {
      throw new Malformed(notJson);
    }
    if (message == null) {
      throw new Malformed("The message is empty.");
    }
    return message;
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

  /**
   * @param field how the sender calls it
   * @throws Malformed when it is no time in RFC 3339, or not between 1970 and 2200
   */
  public static Instant instant(@Nullable String text, String field) {
    if (text == null || text.length() > LONGEST_TIME) {
      throw new Malformed("An alert has no %s.".formatted(field));
    }
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
        throw new Malformed("The %s of an alert is not in our times.".formatted(field));
      }
      return instant;
    } catch (DateTimeException e) {
      throw new Malformed("The %s of an alert is not a time in RFC 3339.".formatted(field));
    }
  }

  /**
   * Labels or annotations.
   *
   * @throws Malformed when there are more than a hundred, or one is longer than 10000 characters
   */
  public static Map<String, String> texts(
      @Nullable Map<String, @Nullable String> texts, String field) {
    if (texts == null) {
      return Map.of();
    }
    if (texts.size() > MOST_TEXTS) {
      throw new Malformed("An alert has more than 100 %s.".formatted(field));
    }
    Map<String, String> clean = new TreeMap<>();
    texts.forEach(
        (name, value) -> {
          if (name.length() > LONGEST_NAME || value == null || value.length() > LONGEST_TEXT) {
            throw new Malformed(
                "One of the %s has no value, or is longer than 10000 characters.".formatted(field));
          }
          clean.put(clean(name), clean(value));
        });
    return clean;
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
