package org.tocsin.oncall.calendar;

import java.util.List;

/**
 * What was read from a calendar file.
 *
 * @param warnings what could not be used, each a sentence that says where
 */
record Imported(List<Occurrence> occurrences, List<String> warnings) {}
