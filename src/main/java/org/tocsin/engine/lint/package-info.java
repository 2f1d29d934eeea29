/**
 * The model rules: what each model has to keep to before it is deployed, said in sentences that a
 * process owner reads.
 */
@NullMarked
package org.tocsin.engine.lint;

import org.jspecify.annotations.NullMarked;
