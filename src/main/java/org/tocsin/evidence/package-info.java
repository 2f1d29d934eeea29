/**
 * Proof that a record is as it was written: the entries of every timeline are chained by hash, and
 * the record of an incident can be taken away as an archive that anybody can check.
 */
@NullMarked
package org.tocsin.evidence;

import org.jspecify.annotations.NullMarked;
