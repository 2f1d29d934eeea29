package org.tocsin.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What somebody asked of this run.
 *
 * @param target the build's folder, where the jar lies and the results go
 * @param only the measurements to run; all of them when empty
 * @param growth whether to measure once more with a million closed incidents
 * @param quick one short repetition, to see that it runs; no measurement
 */
record Settings(Path target, List<String> only, boolean growth, boolean quick) {
  private static final int REPETITIONS = 3;
  private static final int QUICK_SHARE = 10;

  static Settings of(String target) {
    return new Settings(
        Path.of(target).toAbsolutePath(),
        Arrays.stream(System.getProperty("bench.only", "").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList(),
        Boolean.getBoolean("bench.growth"),
        Boolean.getBoolean("bench.quick"));
  }

  boolean wants(Measurement measurement) {
    return only.isEmpty() || only.contains(measurement.name());
  }

  Path jar() {
    return target.resolve("tocsin.jar");
  }

  int repetitions() {
    return quick ? 1 : REPETITIONS;
  }

  /** So many, or a tenth of them when it has to be quick. */
  int share(int full) {
    return quick ? full / QUICK_SHARE : full;
  }

  /** So long, or a tenth of it when it has to be quick. */
  Duration share(Duration full) {
    return quick ? full.dividedBy(QUICK_SHARE) : full;
  }

  /** How long to wait for the machine to become quiet. */
  Duration patience() {
    return quick ? Duration.ZERO : Duration.ofSeconds(90);
  }
}
