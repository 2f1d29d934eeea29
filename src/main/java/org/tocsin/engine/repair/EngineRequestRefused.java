package org.tocsin.engine.repair;

/**
 * Somebody who had signed in asked the engine for something that their role may not do.
 *
 * @param request method and path
 */
public record EngineRequestRefused(String person, String request) {}
