package org.tocsin.alert.prometheus;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fingerprint that Alertmanager gives to a set of labels ({@code LabelSet.Fingerprint} in
 * prometheus/common), so that an alert that comes both ways is one alert: FNV-1a over names and
 * values, sorted by name, each followed by the byte 255.
 */
final class Fingerprint {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int SEPARATOR = 255;

  private Fingerprint() {}

  static String of(Map<String, String> labels) {
    SortedMap<String, String> sorted = new TreeMap<>(labels);
    long hash = OFFSET;
    for (Map.Entry<String, String> label : sorted.entrySet()) {
      hash = add(add(hash, label.getKey()), label.getValue());
    }
    return "%016x".formatted(hash);
  }

  private static long add(long hash, String text) {
    long sum = hash;
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      sum = add(sum, octet & 0xff);
    }
    return add(sum, SEPARATOR);
  }

  private static long add(long hash, int octet) {
    return (hash ^ octet) * PRIME;
  }
}
