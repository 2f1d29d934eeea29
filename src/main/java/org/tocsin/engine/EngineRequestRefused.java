package org.tocsin.engine;

/**
 * Somebody who had signed in asked the engine for something that their role may not do.
 *
 * @param request method and path
 */
public record EngineRequestRefused(String person, String request) {}
