/**
 * Runs what the engine has to do, when it is due: a job is taken at the moment it falls due, and
 * many that are due at once share their transactions.
 */
@NullMarked
package org.tocsin.engine.jobs;

import org.jspecify.annotations.NullMarked;
