package org.tocsin;

import java.util.Arrays;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.tocsin.evidence.Verify;

/**
 * Incident response as executable process models. The sequence of an incident is in {@code
 * processes/}; the packages here hold the verbs those models are written with, in the order in
 * which an incident passes through them:
 *
 * <ol>
 *   <li>{@code alert}: formats in, deduplication, grouping
 *   <li>{@code incident}: the record with its clocks and its timeline
 *   <li>{@code oncall}, {@code paging}: who is on call, and how they are reached until one answers
 *   <li>{@code postmortem}: what was learnt, and the follow-ups
 *   <li>{@code console}: the pages
 * </ol>
 *
 * {@code engine} is the only package that knows Camunda; {@code directory} and {@code security}
 * know the people.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(sharedModules = {"shared", "engine"})
public class Tocsin {
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals(Verify.COMMAND)) {
      System.exit(Verify.run(Arrays.copyOfRange(args, 1, args.length), System.out));
    }
    // The engine stores times without a zone and reckons its cycles in the zone of the JVM.
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    SpringApplication.run(Tocsin.class, args);
  }
}
