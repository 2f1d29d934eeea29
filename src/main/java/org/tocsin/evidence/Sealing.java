package org.tocsin.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tocsin.evidence.Chain.Head;
import org.tocsin.evidence.Seals.Checkpoint;
import org.tocsin.evidence.Seals.Piece;
import org.tocsin.incident.timeline.WrittenEntries;
import org.tocsin.incident.timeline.WrittenEntries.Written;
import org.tocsin.shared.IncidentNumber;

/**
 * Puts the entries of timelines into their chains. Each round ends with a checkpoint, whose hash
 * goes into the log: who keeps the log can tell a chain that was computed anew from the one that
 * was there then.
 */
@Component
class Sealing {
  private static final Logger log = LoggerFactory.getLogger("tocsin.evidence");

  /** About twenty megabytes of entries. */
  private static final int MOST_AT_ONCE = 20_000;

  private final Seals seals;
  private final WrittenEntries entries;
  private final TransactionTemplate transaction;

  Sealing(Seals seals, WrittenEntries entries, TransactionTemplate transaction) {
    this.seals = seals;
    this.entries = entries;
    this.transaction = transaction;
  }

  /** Seals everything that has been committed, unless another node is at it. */
  void sealAll() {
    boolean more = true;
    while (more && !Thread.currentThread().isInterrupted()) {
      Round round = transaction.execute(status -> seals.takeTurn() ? seal() : Round.NONE);
      if (round.checkpoint() != null) {
        log.info(
            "checkpoint={} hash={} entries={}",
            round.checkpoint().number(),
            HexFormat.of().formatHex(round.checkpoint().hash()),
            round.entries());
      }
      more = round.entries() == MOST_AT_ONCE;
    }
  }

  private record Round(@Nullable Checkpoint checkpoint, int entries) {
    static final Round NONE = new Round(null, 0);
  }

  private Round seal() {
    List<Long> taken = seals.takeUnsealed(MOST_AT_ONCE);
    if (taken.isEmpty()) {
      return Round.NONE;
    }
    Map<IncidentNumber, List<Written>> written =
        entries.get(taken).stream()
            .collect(
                groupingBy(
                    Written::incident,
                    () -> new TreeMap<>((a, b) -> Long.compare(a.value(), b.value())),
                    toList()));
    Map<IncidentNumber, Head> heads = seals.heads(written.keySet());
    List<Piece> pieces =
        written.entrySet().stream()
            .map(of -> piece(of.getKey(), heads.get(of.getKey()), of.getValue()))
            .toList();
    if (pieces.isEmpty()) {
      return new Round(null, taken.size());
    }
    Checkpoint before = seals.newest().orElse(null);
    long number = before == null ? 1 : before.number() + 1;
    byte[] hash =
        Chain.checkpoint(
            before == null ? new byte[Chain.HASH_BYTES] : before.hash(),
            pieces.stream().map(Piece::head).toList());
    return new Round(seals.add(number, hash, pieces), taken.size());
  }

  private static Piece piece(IncidentNumber incident, @Nullable Head head, List<Written> written) {
    byte[] hash = head == null ? Chain.beginning(incident) : head.hash();
    List<byte[]> hashes = new ArrayList<>();
    for (Written entry : written) {
      hash = Chain.next(hash, CanonicalEntry.of(entry));
      hashes.add(hash);
    }
    return new Piece(
        incident,
        head == null ? 1 : head.position() + 1,
        written.stream().map(Written::id).toList(),
        hashes);
  }
}
