/** The verbs of a response: what a step's answer and a severity's change do. */
@NullMarked
package org.tocsin.incident.response;

import org.jspecify.annotations.NullMarked;
