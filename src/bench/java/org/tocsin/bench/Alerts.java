package org.tocsin.bench;

import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tocsin.rig.Caller;

/**
 * Alerts as Prometheus posts them, to Tocsin and to Alertmanager alike. The number of an alert
 * stands in the subject of its page.
 */
public final class Alerts {
  private static final String PATH = "/api/v2/alerts";
  private static final Pattern NUMBER = Pattern.compile("bench-(\\d+)");

  private Alerts() {}

  /** How bad they are; the words are those of the shipped routing table. */
  enum Severity {
    SEV1("critical"),
    SEV3("warning");

    private final String label;

    Severity(String label) {
      this.label = label;
    }
  }

  /** The request that posts alert so and so, of a service that has no other. */
  static LongFunction<byte[]> each(int first, Severity severity) {
    return i -> post(one((int) (first + i), "only", severity));
  }

  /** The request that posts a further alert of one of so many services, a new one every time. */
  static LongFunction<byte[]> further(int first, int services) {
    return i -> post(one((int) (i % services), "further-" + (first + i), Severity.SEV3));
  }

  /** The request that posts so many alerts of one service at once, the same ones every time. */
  static byte[] batch(int service, int size) {
    return post(
        IntStream.range(0, size)
            .mapToObj(i -> one(service, "i" + i, Severity.SEV3))
            .collect(Collectors.joining(",")));
  }

  /** Which alert a page is about; -1 when it is about none of these. */
  static int numberIn(String subject) {
    Matcher number = NUMBER.matcher(subject);
    return number.find() ? Integer.parseInt(number.group(1)) : -1;
  }

  private static byte[] post(String alerts) {
    return Caller.post(PATH, "[" + alerts + "]");
  }

  private static String one(int number, String instance, Severity severity) {
    return """
        {"labels": {"alertname": "ErrorRate", "service": "bench-%1$d", "instance": "%2$s",
          "severity": "%3$s", "cluster": "eu-1", "namespace": "bench"},
         "annotations": {"summary": "bench-%1$d fails one request in four",
          "description": "The rate of errors has been above a quarter for five minutes.",
          "runbook_url": "https://runbooks.example.org/error-rate"},
         "startsAt": "2026-11-25T03:00:00Z",
         "generatorURL": "http://prometheus.example.org:9090/graph?g0.expr=errors"}"""
        .formatted(number, instance, severity.label);
  }
}
