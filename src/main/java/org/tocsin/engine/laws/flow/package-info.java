/** Laws of the drawing: flows, gateways, cycles, calls, messages, errors. */
@NullMarked
package org.tocsin.engine.laws.flow;

import org.jspecify.annotations.NullMarked;
