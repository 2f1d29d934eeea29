package org.tocsin.security.key;

/**
 * A sender showed a key that is not in force, or one that another address is for.
 *
 * @param request method and path
 */
public record KeyRefused(String request) {}
