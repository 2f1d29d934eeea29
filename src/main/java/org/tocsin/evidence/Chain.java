package org.tocsin.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.tocsin.shared.IncidentNumber;

/**
 * The arithmetic of the seals, used to make them and to check them. All hashes are SHA-256; the
 * first byte keeps the three uses of it apart.
 */
final class Chain {
  static final int HASH_BYTES = 32;

  private static final byte ENTRY = 0;
  private static final byte CHECKPOINT = 1;
  private static final byte BEGINNING = 2;

  private Chain() {}

  /**
   * How far the chain of an incident has come.
   *
   * @param position how many entries it has
   * @param hash of the last one
   */
  record Head(IncidentNumber incident, int position, byte[] hash) {}

  /**
   * What stands before the first entry of an incident, so that no entry fits into another's chain.
   */
  static byte[] beginning(IncidentNumber incident) {
    MessageDigest digest = digest(BEGINNING);
    digest.update(incident.toString().getBytes(StandardCharsets.UTF_8));
    return digest.digest();
  }

  /**
   * The hash of an entry.
   *
   * @param previous the hash of the entry before
   * @param entry canonical JSON, UTF-8
   */
  static byte[] next(byte[] previous, byte[] entry) {
    MessageDigest digest = digest(ENTRY);
    digest.update(previous);
    digest.update(entry);
    return digest.digest();
  }

  /**
   * The hash of a checkpoint.
   *
   * @param previous the hash of the checkpoint before; zeros for the first
   * @param heads of the chains that have grown since, by the number of their incident
   */
  static byte[] checkpoint(byte[] previous, List<Head> heads) {
    MessageDigest digest = digest(CHECKPOINT);
    digest.update(previous);
    for (Head head : heads) {
      digest.update(
          ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
              .putLong(head.incident().value())
              .putInt(head.position())
              .flip());
      digest.update(head.hash());
    }
    return digest.digest();
  }

  private static MessageDigest digest(byte use) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(use);
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
