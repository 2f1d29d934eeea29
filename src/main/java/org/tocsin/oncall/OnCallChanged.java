package org.tocsin.oncall;

/**
 * Somebody changed by hand who is on call. Published within the transaction of the change.
 *
 * @param by the id of the person
 * @param what they did, as the end of a sentence that begins with their name
 */
public record OnCallChanged(String by, String what) {}
