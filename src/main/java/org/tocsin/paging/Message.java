package org.tocsin.paging;

import org.jspecify.annotations.Nullable;
import org.tocsin.directory.Person;
import org.tocsin.incident.Incident;

/**
 * What is sent to one person.
 *
 * @param id stable over all tries, so that a repetition after a crash is recognised
 * @param page what it says
 * @param incident null when it is a letter
 * @param address where the way finds the person; empty when it needs no address
 * @param answerLink address of the page on which it is acknowledged
 * @param incidentLink address of the incident on the console
 */
public record Message(
    String id,
    Page page,
    @Nullable Incident incident,
    Person to,
    String address,
    String answerLink,
    String incidentLink) {}
