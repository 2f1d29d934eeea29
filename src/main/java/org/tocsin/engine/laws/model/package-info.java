/** What a law reads: models as XML, flows, forms, verbs, and the breaches it finds. */
@NullMarked
package org.tocsin.engine.laws.model;

import org.jspecify.annotations.NullMarked;
