package org.tocsin.bench;

/**
 * What alerts are posted to, and what sends a mail for each that is new.
 *
 * @param mailbox the address of its mails
 */
public record Receiver(String name, int port, String mailbox) {}
