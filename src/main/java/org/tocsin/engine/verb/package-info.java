/** Verbs: what a model's steps may call, and how their answers come back. */
@NamedInterface
@NullMarked
package org.tocsin.engine.verb;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
