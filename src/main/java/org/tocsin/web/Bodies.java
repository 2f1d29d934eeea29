package org.tocsin.web;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The request bodies that this node holds in memory. When there is no room for more, one that is
 * still arriving gives way: an honest body arrives within milliseconds, so it is hardly ever that
 * one. What a body that arrives keeps is only changed under the lock of this class.
 */
final class Bodies {
  /** The largest body; the largest message that Tocsin takes has 8 MB. */
  static final int LARGEST = 9 * 1024 * 1024;

  private static final int MOST_ARRIVING = 1000;
  private static final long LEAST_ROOM = 16L * 1024 * 1024;
  private static final int PART_OF_MEMORY = 8;

  private final int mostArriving;
  private final long room;
  private final Set<Arriving> arriving = new LinkedHashSet<>();
  private long held;

  Bodies(int mostArriving, long room) {
    this.mostArriving = mostArriving;
    this.room = room;
  }

  static Bodies forThisMachine() {
    return new Bodies(
        MOST_ARRIVING, Math.max(LEAST_ROOM, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY));
  }

  /** A body of which more is to come. */
  interface Arriving {
    /** The address of the client or of the proxy in front of Tocsin. */
    String address();

    /** How many bytes of it are there. */
    int size();

    /** Keeps some more bytes. */
    void append(byte[] bytes);

    /** Gives up its bytes, for good. */
    void giveWay();
  }

  /** When too many arrive, the oldest one of the address that sends most of them gives way. */
  synchronized void begin(Arriving body) {
    if (arriving.size() >= mostArriving) {
      Map<String, Long> shares =
          arriving.stream()
              .collect(Collectors.groupingBy(Arriving::address, Collectors.counting()));
      long largest = shares.values().stream().max(Comparator.naturalOrder()).orElseThrow();
      arriving.stream()
          .filter(one -> shares.get(one.address()) == largest)
          .findFirst()
          .ifPresent(this::cut);
    }
    arriving.add(body);
  }

  /** Makes room for more bytes of this body: the largest that still arrives gives way. */
  synchronized void grow(Arriving body, byte[] bytes) {
    while (arriving.contains(body) && held + bytes.length > room) {
      arriving.stream().max(Comparator.comparingInt(Arriving::size)).ifPresent(this::cut);
    }
    if (arriving.contains(body)) {
      held += bytes.length;
      body.append(bytes);
    }
  }

  /**
   * It is complete, and keeps its room until {@link #release}.
   *
   * @return false when it has given way
   */
  synchronized boolean complete(Arriving body) {
    return arriving.remove(body);
  }

  /** It broke off while it arrived. */
  synchronized void end(Arriving body) {
    if (arriving.remove(body)) {
      held -= body.size();
    }
  }

  /** A body that was complete is of no more use. */
  synchronized void release(int bytes) {
    held -= bytes;
  }

  private void cut(Arriving body) {
    arriving.remove(body);
    held -= body.size();
    body.giveWay();
  }
}
