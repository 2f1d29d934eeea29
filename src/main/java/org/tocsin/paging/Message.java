package org.tocsin.paging;

import org.tocsin.directory.Person;
import org.tocsin.incident.Incident;

/**
 * What is sent to one person.
 *
 * @param id stable over all tries, so that a repetition after a crash is recognised
 * @param page what it says
 * @param answerLink address of the page on which it is acknowledged
 * @param incidentLink address of the incident on the console
 */
public record Message(
    String id, Page page, Incident incident, Person to, String answerLink, String incidentLink) {}
