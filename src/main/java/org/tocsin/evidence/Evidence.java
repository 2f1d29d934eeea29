package org.tocsin.evidence;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.alert.AlertRecords;
import org.tocsin.alert.AlertRecords.AlertRecord;
import org.tocsin.engine.process.IncidentHistory;
import org.tocsin.evidence.Archive.CheckpointLine;
import org.tocsin.evidence.Archive.FileHash;
import org.tocsin.evidence.Archive.HeadLine;
import org.tocsin.evidence.Archive.Manifest;
import org.tocsin.evidence.Archive.SealLine;
import org.tocsin.evidence.Seals.Checkpoint;
import org.tocsin.evidence.Seals.Seal;
import org.tocsin.incident.Incident;
import org.tocsin.incident.Incidents;
import org.tocsin.incident.timeline.WrittenEntries;
import org.tocsin.incident.timeline.WrittenEntries.Written;
import org.tocsin.paging.Pages;
import org.tocsin.paging.delivery.Deliveries;
import org.tocsin.postmortem.Postmortems;
import org.tocsin.shared.IncidentNumber;

/** Writes the whole record of an incident as an archive. */
@Component
class Evidence {
  /** A storm has a few thousand. */
  private static final int MOST_ALERTS = 20_000;

  private final Sealing sealing;
  private final Seals seals;
  private final WrittenEntries entries;
  private final Incidents incidents;
  private final AlertRecords alerts;
  private final Pages pages;
  private final Deliveries deliveries;
  private final Postmortems postmortems;
  private final IncidentHistory history;
  private final ObjectMapper json;
  private final Clock clock;
  private final TransactionTemplate snapshot;

  Evidence(
      Sealing sealing,
      Seals seals,
      WrittenEntries entries,
      Incidents incidents,
      AlertRecords alerts,
      Pages pages,
      Deliveries deliveries,
      Postmortems postmortems,
      IncidentHistory history,
      ObjectMapper json,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.sealing = sealing;
    this.seals = seals;
    this.entries = entries;
    this.incidents = incidents;
    this.alerts = alerts;
    this.pages = pages;
    this.deliveries = deliveries;
    this.postmortems = postmortems;
    this.history = history;
    this.json = json;
    this.clock = clock;
    this.snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  /**
   * Collects the record as it is now; what has happened so far is sealed first.
   *
   * @param person the id of the person who asks for it
   * @throws IllegalArgumentException when there is no such incident
   */
  Map<String, byte[]> collect(IncidentNumber incident, String person) {
    sealing.sealAll();
    return Objects.requireNonNull(snapshot.execute(status -> files(incident, person)));
  }

  private Map<String, byte[]> files(IncidentNumber incident, String person) {
    Incident record = incidents.get(incident);
    List<Seal> chain = seals.of(incident);
    List<Written> written = entries.of(incident);
    Map<Long, Written> byId = written.stream().collect(toMap(Written::id, Function.identity()));

    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("README.txt", readMe());
    files.put("incident.json", pretty(record));
    files.put(
        Archive.TIMELINE,
        lines(
            chain.stream()
                .map(seal -> byId.get(seal.entry()))
                .filter(Objects::nonNull)
                .map(CanonicalEntry::of)));
    files.put(Archive.UNSEALED, lines(unsealed(chain, written).map(CanonicalEntry::of)));
    files.put(Archive.SEALS, lines(chain.stream().map(Evidence::line).map(this::compact)));
    files.put(
        Archive.CHECKPOINTS,
        lines(
            chain.stream()
                .map(Seal::checkpoint)
                .distinct()
                .map(this::checkpoint)
                .map(this::compact)));
    files.put("alerts.jsonl", lines(alerts.of(incident, MOST_ALERTS).stream().map(this::alert)));
    files.put("pages.jsonl", lines(pages.of(incident).stream().map(this::compact)));
    files.put("deliveries.jsonl", lines(deliveries.of(incident).stream().map(this::compact)));
    files.put("decisions.jsonl", lines(history.decisions(incident).stream().map(this::compact)));
    postmortems.of(incident).ifPresent(it -> files.put("postmortem.json", pretty(it)));
    files.put(
        "follow-ups.jsonl", lines(postmortems.followUpsOf(incident).stream().map(this::compact)));
    history
        .models(incident)
        .forEach(
            model ->
                files.put(
                    "models/%s-v%d%s".formatted(model.id(), model.version(), ending(model.file())),
                    model.content()));

    List<FileHash> hashes =
        files.entrySet().stream()
            .map(file -> new FileHash(file.getKey(), Archive.sha256(file.getValue())))
            .toList();
    byte[] manifest =
        pretty(
            new Manifest(
                Archive.FORMAT, incident.toString(), clock.instant().toString(), person, hashes));
    files.put(Archive.MANIFEST, manifest);
    files.put(Archive.MANIFEST_HASH, Archive.sha256(manifest).getBytes(StandardCharsets.US_ASCII));
    return files;
  }

  /** Neither sealed nor waiting for it: put in behind Tocsin's back. */
  private Stream<Written> unsealed(List<Seal> chain, List<Written> written) {
    Set<Long> sealed = chain.stream().map(Seal::entry).collect(toSet());
    List<Written> rest = written.stream().filter(entry -> !sealed.contains(entry.id())).toList();
    List<Long> waiting = seals.awaiting(rest.stream().map(Written::id).toList());
    return rest.stream().filter(entry -> !waiting.contains(entry.id()));
  }

  private static SealLine line(Seal seal) {
    return new SealLine(
        seal.position(), Long.toString(seal.entry()), Archive.hex(seal.hash()), seal.checkpoint());
  }

  private CheckpointLine checkpoint(long number) {
    Checkpoint checkpoint = seals.checkpoint(number).orElseThrow();
    byte[] previous =
        seals.checkpoint(number - 1).map(Checkpoint::hash).orElse(new byte[Chain.HASH_BYTES]);
    return new CheckpointLine(
        number,
        checkpoint.at().toString(),
        Archive.hex(checkpoint.hash()),
        Archive.hex(previous),
        seals.headsAt(number).stream()
            .map(
                head ->
                    new HeadLine(
                        head.incident().toString(), head.position(), Archive.hex(head.hash())))
            .toList());
  }

  /** Labels and annotations are JSON already. */
  private byte[] alert(AlertRecord alert) {
    ObjectNode node = json.valueToTree(alert);
    node.putRawValue("labels", new RawValue(alert.labels()));
    node.putRawValue("annotations", new RawValue(alert.annotations()));
    return compact(node);
  }

  private byte[] compact(Object line) {
    try {
      return json.writeValueAsBytes(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] pretty(Object document) {
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] lines(Stream<byte[]> lines) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    lines.forEach(
        line -> {
          all.writeBytes(line);
          all.write('\n');
        });
    return all.toByteArray();
  }

  private static byte[] readMe() {
    try (InputStream text = Evidence.class.getResourceAsStream("/evidence/README.txt")) {
      return Objects.requireNonNull(text).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String ending(String file) {
    int dot = file.lastIndexOf('.');
    return dot < 0 ? "" : file.substring(dot);
  }
}
