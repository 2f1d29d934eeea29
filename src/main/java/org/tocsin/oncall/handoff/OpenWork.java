package org.tocsin.oncall.handoff;

/** What somebody who comes on call finds. */
public interface OpenWork {
  /** The open incidents of a team, who is on them, and which pages wait: plain text, in lines. */
  String of(String team);
}
