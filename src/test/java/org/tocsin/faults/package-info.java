/**
 * Faults that are really made: processes killed and frozen, the database stopped and hung, mail and
 * chat that misbehave, clocks that are stepped. Each class is a row, or some, of docs/faults.md.
 */
@NullMarked
package org.tocsin.faults;

import org.jspecify.annotations.NullMarked;
