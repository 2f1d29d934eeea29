package org.tocsin.security.token;

/**
 * Somebody made or ended a secret that opens something: a key, an invitation, the address of a
 * heartbeat or of a feed. Published within the transaction of the change.
 *
 * @param by the id of the person
 * @param what they did, as the end of a sentence that begins with their name; never the secret
 */
public record SecretChanged(String by, String what) {}
