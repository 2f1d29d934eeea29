/** Rules for the drawing: flows, gateways, cycles, calls, messages, errors. */
@NullMarked
package org.tocsin.engine.lint.flow;

import org.jspecify.annotations.NullMarked;
