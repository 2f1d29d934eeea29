/** The record of an incident: number, severity, roles, clocks and the append-only timeline. */
@NullMarked
package org.tocsin.incident;

import org.jspecify.annotations.NullMarked;
