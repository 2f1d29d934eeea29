package org.tocsin.engine.repair;

import org.jspecify.annotations.Nullable;
import org.tocsin.shared.IncidentNumber;

/**
 * Somebody changed a task or a process through Tasklist, Cockpit or the engine's REST interface.
 * Published within the transaction of the change.
 *
 * @param person the id of who did it
 * @param incident the incident whose process it was; null when it belongs to none
 * @param what what they did, as the end of a sentence that begins with their name
 * @param reason why, of a repair; null for work on a task
 */
public record EngineOperation(
    String person, @Nullable IncidentNumber incident, String what, @Nullable String reason) {}
