/** What a model rule reads: models as XML, flows, forms, verbs; and the breaches it finds. */
@NullMarked
package org.tocsin.engine.lint.model;

import org.jspecify.annotations.NullMarked;
