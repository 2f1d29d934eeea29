package org.tocsin.watch;

/**
 * Something that should not be.
 *
 * @param kind what sort, such as {@code pages-unreached}; also the name of its metric
 * @param sentence what it is and what to do, for a person
 */
record Trouble(String kind, long count, String sentence) {}
