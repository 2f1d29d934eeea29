/**
 * What Java relies on in models, tables and forms, declared once: who sends a message, asks a table
 * or completes a task names it from here, and the gate refuses a set of models that lacks it.
 */
@NullMarked
@NamedInterface
package org.tocsin.engine.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
