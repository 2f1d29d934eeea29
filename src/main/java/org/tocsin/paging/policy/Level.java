package org.tocsin.paging.policy;

/**
 * One level of a ladder.
 *
 * @param role who is paged; several roles are separated by commas
 * @param ackWithin how long they have to answer, as an ISO 8601 duration
 * @param last whether no level comes after it
 */
record Level(String role, String ackWithin, boolean last) {}
