package org.tocsin.alert.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Free details of a message as texts: an object becomes one for each field, anything else one. */
public final class Details {
  private static final int MOST = 50;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST = 4000;

  private Details() {}

  public static Map<String, String> texts(@Nullable JsonNode details) {
    Map<String, String> texts = new TreeMap<>();
    if (details == null || details.isNull()) {
      return texts;
    }
    if (!details.isObject()) {
      texts.put("details", Wire.text(text(details), LONGEST));
      return texts;
    }
    details.properties().stream()
        .limit(MOST)
        .forEach(
            detail ->
                texts.put(
                    Wire.text(detail.getKey(), LONGEST_NAME),
                    Wire.text(text(detail.getValue()), LONGEST)));
    return texts;
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
