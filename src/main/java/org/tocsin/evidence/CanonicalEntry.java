package org.tocsin.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;
import org.tocsin.incident.timeline.WrittenEntries.Written;

/**
 * An entry of a timeline as the bytes that are hashed: canonical JSON by RFC 8785, in UTF-8. The id
 * is a string, because the numbers of that format are doubles.
 */
final class CanonicalEntry {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CanonicalEntry() {}

  static byte[] of(Written entry) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", Long.toString(entry.id()));
    node.put("incident", entry.incident().toString());
    node.put("at", entry.at().toString());
    node.put("kind", entry.kind());
    node.put("actor", entry.actor());
    node.put("text", entry.text());
    try {
      try {
        node.set("data", JSON.readTree(entry.data()));
        return canonical(node);
      } catch (IOException e) {
        // a number too large for a double: one entry must not keep all others from being sealed
        node.put("data", entry.data());
        return canonical(node);
      }
    } catch (IOException e) {
      throw new IllegalStateException("The entry " + entry.id() + " is no JSON", e);
    }
  }

  private static byte[] canonical(ObjectNode node) throws IOException {
    return new JsonCanonicalizer(JSON.writeValueAsBytes(node)).getEncodedUTF8();
  }
}
