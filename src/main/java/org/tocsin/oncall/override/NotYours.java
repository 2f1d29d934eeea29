package org.tocsin.oncall.override;

/** Somebody may not change who is on call there. The message is for that person. */
public class NotYours extends RuntimeException {
  NotYours(String message) {
    super(message);
  }
}
