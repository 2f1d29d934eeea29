/**
 * The laws of the models: what each has to keep to before it is deployed, told in sentences that a
 * process owner reads.
 */
@NullMarked
package org.tocsin.engine.laws;

import org.jspecify.annotations.NullMarked;
