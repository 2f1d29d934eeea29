package org.tocsin.engine.repair;

/** An administrator said why they are going to change running processes by hand. */
public record RepairStarted(String person, String reason) {}
