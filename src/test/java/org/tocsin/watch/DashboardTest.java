package org.tocsin.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.testkit.Mailbox;
import org.tocsin.testkit.Program;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.Tempo;
import org.tocsin.testkit.World;
import org.tocsin.watch.check.SelfCheck;
import org.tocsin.watch.check.WaysSilent;

/** Rules and dashboard ask for metrics that there are. */
@StoryTest
class DashboardTest {
  private static final Path RULES = Path.of("docker/alerts.yml");
  private static final Path DASHBOARD = Path.of("docker/grafana/tocsin.json");
  private static final Pattern RULE = Pattern.compile("(?m)^ +expr: (.+)$");
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:tocsin|hikaricp|http_server|jvm)_[a-z_]+\\b");

  @Autowired MeterRegistry metrics;
  @Autowired EngineDriver engine;
  @Autowired SelfCheck selfCheck;
  @Autowired WaysSilent ways;
  @Autowired World world;
  @Autowired Mailbox mailbox;
  @Autowired TestRestTemplate http;

  @Test
  void everyMetricThatIsAskedForIsThere() throws IOException {
    somethingHappens();
    Set<String> asked = new TreeSet<>(named(String.join("\n", expressions())));
    RULE.matcher(Files.readString(RULES))
        .results()
        .map(rule -> rule.group(1))
        .forEach(expression -> asked.addAll(named(expression)));
    assertThat(asked).hasSizeGreaterThan(20);
    assertThat(published()).containsAll(asked);
  }

  @Test
  void noTwoPanelsHaveOneIdAndEachSaysWhatItShows() throws IOException {
    JsonNode panels = dashboard().path("panels");
    assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    assertThat(panels).noneMatch(panel -> panel.path("description").asText().isBlank());
  }

  @Test
  void prometheusTakesTheRules() throws Exception {
    Process check =
        new ProcessBuilder(Program.find("promtool").toString(), "check", "rules", RULES.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes());
    assertThat(check.waitFor()).as(said).isZero();
  }

  private void somethingHappens() {
    mailbox.refuse("ada@example.org");
    world.opened(Tempo.SEV1);
    world.minutesPass(10);
    ways.ask();
    selfCheck.look();
    engine.outsideServesForAMoment();
    http.getForObject("/sign-in", String.class);
  }

  private static JsonNode dashboard() throws IOException {
    return new ObjectMapper().readTree(DASHBOARD.toFile());
  }

  private static List<String> expressions() throws IOException {
    return dashboard().findValuesAsText("expr");
  }

  private static List<String> named(String expression) {
    return METRIC.matcher(expression).results().map(MatchResult::group).toList();
  }

  /** The names under which Prometheus would see what is measured here. */
  private Set<String> published() {
    PrometheusNamingConvention convention = new PrometheusNamingConvention();
    return metrics.getMeters().stream()
        .map(Meter::getId)
        .flatMap(
            id -> {
              String name = convention.name(id.getName(), id.getType(), id.getBaseUnit());
              return id.getType() == Meter.Type.TIMER
                  ? Stream.of("_count", "_sum", "_max", "_bucket").map(end -> name + end)
                  : Stream.of(id.getType() == Meter.Type.COUNTER ? name + "_total" : name, name);
            })
        .collect(Collectors.toSet());
  }
}
