/** The board, the page of an incident, and what people do there. */
@NullMarked
package org.tocsin.console.incident;

import org.jspecify.annotations.NullMarked;
