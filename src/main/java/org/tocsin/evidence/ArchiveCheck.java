package org.tocsin.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.evidence.Archive.CheckpointLine;
import org.tocsin.evidence.Archive.FileHash;
import org.tocsin.evidence.Archive.HeadLine;
import org.tocsin.evidence.Archive.Manifest;
import org.tocsin.evidence.Archive.SealLine;
import org.tocsin.evidence.Chain.Head;
import org.tocsin.shared.IncidentNumber;

/** Checks an archive of evidence against itself, the timeline first. */
final class ArchiveCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, byte[]> files;

  private ArchiveCheck(Map<String, byte[]> files) {
    this.files = files;
  }

  /**
   * The archive is as it was made.
   *
   * @param checkpoint the newest one, which Tocsin's log has too; null when nothing was sealed
   */
  record Intact(String incident, int entries, @Nullable CheckpointLine checkpoint) {}

  /** The archive is not as it was made; the message says what is wrong first. */
  static final class Tampered extends Exception {
    private static final long serialVersionUID = 1L;

    Tampered(String message) {
      super(message);
    }
  }

  /** The part of an entry that tells which one it is. */
  private record Entry(String id, String at, String kind, String actor, byte[] line) {
    String words(int position) {
      return "entry %d (id %s, %s, %s by %s)".formatted(position, id, at, kind, actor);
    }
  }

  /**
   * @throws Tampered when anything in it was changed, removed or put in
   * @throws IOException when it cannot be read as an archive at all
   */
  static Intact check(Path archive) throws IOException, Tampered {
    return new ArchiveCheck(ArchiveFiles.read(archive)).check();
  }

  private Intact check() throws Tampered {
    Manifest manifest = read(Archive.MANIFEST, text(Archive.MANIFEST), Manifest.class);
    if (!Archive.FORMAT.equals(manifest.format())) {
      throw new Tampered("This program checks archives of the format " + Archive.FORMAT + ".");
    }
    IncidentNumber incident = incident(manifest);
    List<SealLine> seals = lines(Archive.SEALS, SealLine.class);
    timeline(incident, seals);
    nothingUnsealed();
    CheckpointLine newest = checkpoints(incident, seals);
    otherFiles(manifest);
    return new Intact(manifest.incident(), seals.size(), newest);
  }

  private static IncidentNumber incident(Manifest manifest) throws Tampered {
    try {
      return IncidentNumber.valueOf(String.valueOf(manifest.incident()));
    } catch (IllegalArgumentException e) {
      throw new Tampered("manifest.json names no incident.");
    }
  }

  private void timeline(IncidentNumber incident, List<SealLine> seals) throws Tampered {
    List<Entry> entries = entries(Archive.TIMELINE);
    Set<String> present = new HashSet<>();
    entries.forEach(entry -> present.add(entry.id()));
    Set<String> sealed = new HashSet<>();
    seals.forEach(seal -> sealed.add(seal.entry()));
    byte[] previous = Chain.beginning(incident);
    for (int i = 0; i < Math.max(entries.size(), seals.size()); i++) {
      int position = i + 1;
      Entry entry = i < entries.size() ? entries.get(i) : null;
      SealLine seal = i < seals.size() ? seals.get(i) : null;
      if (entry != null && !sealed.contains(entry.id())) {
        throw new Tampered("%s was put in: it has no seal.".formatted(entry.words(position)));
      }
      if (seal == null) {
        throw new Tampered("%s was put in a second time.".formatted(entry.words(position)));
      }
      if (seal.position() != position) {
        throw new Tampered("The seal of entry %d was removed.".formatted(position));
      }
      if (entry == null || !present.contains(seal.entry())) {
        throw new Tampered("Entry %d (id %s) was removed.".formatted(position, seal.entry()));
      }
      if (!entry.id().equals(seal.entry())) {
        throw new Tampered("%s was moved.".formatted(entry.words(position)));
      }
      byte[] hash = Chain.next(previous, entry.line());
      if (!Arrays.equals(hash, hash(seal.hash()))) {
        throw new Tampered(
            "%s was changed: it does not have the hash of its seal."
                .formatted(entry.words(position)));
      }
      previous = hash;
    }
  }

  private void nothingUnsealed() throws Tampered {
    List<Entry> entries = entries(Archive.UNSEALED);
    if (!entries.isEmpty()) {
      Entry first = entries.get(0);
      throw new Tampered(
          "The entry with id %s (%s, %s by %s) was written into the database behind Tocsin's back."
              .formatted(first.id(), first.at(), first.kind(), first.actor()));
    }
  }

  /** Each checkpoint has the hash of its heads, and the chain goes through all of them. */
  private @Nullable CheckpointLine checkpoints(IncidentNumber incident, List<SealLine> seals)
      throws Tampered {
    Map<Long, SealLine> last = new LinkedHashMap<>();
    seals.forEach(seal -> last.put(seal.checkpoint(), seal));
    List<CheckpointLine> checkpoints = lines(Archive.CHECKPOINTS, CheckpointLine.class);
    List<Long> numbers = checkpoints.stream().map(CheckpointLine::checkpoint).toList();
    if (!numbers.equals(List.copyOf(last.keySet()))) {
      throw new Tampered("checkpoints.jsonl does not have the checkpoints that the seals name.");
    }
    for (CheckpointLine checkpoint : checkpoints) {
      List<Head> heads = new ArrayList<>();
      for (HeadLine head : checkpoint.heads()) {
        heads.add(head(head));
      }
      byte[] hash = Chain.checkpoint(hash(checkpoint.previous()), heads);
      if (!Arrays.equals(hash, hash(checkpoint.hash()))) {
        throw new Tampered("Checkpoint %d was changed.".formatted(checkpoint.checkpoint()));
      }
      SealLine seal = last.get(checkpoint.checkpoint());
      boolean covers =
          checkpoint
              .heads()
              .contains(new HeadLine(incident.toString(), seal.position(), seal.hash()));
      if (!covers) {
        throw new Tampered(
            "Checkpoint %d was made of another chain: the seals up to entry %d were computed anew."
                .formatted(checkpoint.checkpoint(), seal.position()));
      }
    }
    return checkpoints.isEmpty() ? null : checkpoints.get(checkpoints.size() - 1);
  }

  private void otherFiles(Manifest manifest) throws Tampered {
    Set<String> listed = new HashSet<>(Set.of(Archive.MANIFEST, Archive.MANIFEST_HASH));
    if (!Archive.sha256(files.get(Archive.MANIFEST)).equals(text(Archive.MANIFEST_HASH))) {
      throw new Tampered(Archive.MANIFEST + " was changed.");
    }
    for (FileHash file : manifest.files()) {
      listed.add(file.name());
      byte[] content = files.get(file.name());
      if (content == null) {
        throw new Tampered(file.name() + " was removed.");
      }
      if (!Archive.sha256(content).equals(file.sha256())) {
        throw new Tampered(file.name() + " was changed.");
      }
    }
    for (String name : files.keySet()) {
      if (!listed.contains(name)) {
        throw new Tampered(name + " was put in.");
      }
    }
  }

  private List<Entry> entries(String file) throws Tampered {
    List<Entry> entries = new ArrayList<>();
    for (String line : text(file).lines().toList()) {
      Map<?, ?> json = read(file, line, Map.class);
      entries.add(
          new Entry(
              String.valueOf(json.get("id")),
              String.valueOf(json.get("at")),
              String.valueOf(json.get("kind")),
              String.valueOf(json.get("actor")),
              line.getBytes(StandardCharsets.UTF_8)));
    }
    return entries;
  }

  private <T> List<T> lines(String file, Class<T> type) throws Tampered {
    List<T> lines = new ArrayList<>();
    for (String line : text(file).lines().toList()) {
      lines.add(read(file, line, type));
    }
    return lines;
  }

  private static <T> T read(String file, String json, Class<T> type) throws Tampered {
    try {
      T value = JSON.readValue(json, type);
      if (value != null) {
        return value;
      }
    } catch (JsonProcessingException e) {
      // said below
    }
    throw new Tampered(file + " was changed: it cannot be read any more.");
  }

  private String text(String file) throws Tampered {
    byte[] content = files.get(file);
    if (content == null) {
      throw new Tampered(file + " was removed.");
    }
    return new String(content, StandardCharsets.UTF_8);
  }

  private static Head head(HeadLine line) throws Tampered {
    try {
      return new Head(
          IncidentNumber.valueOf(String.valueOf(line.incident())),
          line.position(),
          hash(line.hash()));
    } catch (IllegalArgumentException e) {
      throw new Tampered("checkpoints.jsonl was changed: a head names no incident.");
    }
  }

  private static byte[] hash(@Nullable String hex) throws Tampered {
    try {
      return Archive.bytes(String.valueOf(hex));
    } catch (IllegalArgumentException e) {
      throw new Tampered("A hash was changed: \"%s\" is none.".formatted(hex));
    }
  }
}
