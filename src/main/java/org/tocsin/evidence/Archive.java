package org.tocsin.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The names and lines of an archive of evidence, as they are written and read. All JSON is UTF-8;
 * hashes are lower-case hexadecimal; the README in each archive describes them.
 */
final class Archive {
  static final String FORMAT = "tocsin-evidence-1";

  static final String MANIFEST = "manifest.json";
  static final String MANIFEST_HASH = "manifest.sha256";

  /** The sealed entries, one canonical JSON a line, in the order of the chain. */
  static final String TIMELINE = "timeline.jsonl";

  /** Entries of the incident that have no seal; empty in a record that nobody has bent. */
  static final String UNSEALED = "unsealed.jsonl";

  static final String SEALS = "seals.jsonl";
  static final String CHECKPOINTS = "checkpoints.jsonl";

  private static final HexFormat HEX = HexFormat.of();

  private Archive() {}

  /** What the archive is about, and the SHA-256 of every other file in it. */
  record Manifest(
      String format, String incident, String madeAt, String madeBy, List<FileHash> files) {}

  record FileHash(String name, String sha256) {}

  /**
   * @param position in the chain, from 1
   * @param entry the id of the entry
   */
  record SealLine(int position, String entry, String hash, long checkpoint) {}

  /**
   * @param previous the hash of the checkpoint before
   * @param heads of all chains that had grown since, those of other incidents included
   */
  record CheckpointLine(
      long checkpoint, String at, String hash, String previous, List<HeadLine> heads) {}

  record HeadLine(String incident, int position, String hash) {}

  static String sha256(byte[] file) {
    try {
      return hex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  static String hex(byte[] hash) {
    return HEX.formatHex(hash);
  }

  /**
   * @throws IllegalArgumentException when it is none
   */
  static byte[] bytes(String hex) {
    return HEX.parseHex(hex);
  }
}
