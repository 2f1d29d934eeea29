/** Live pages: server-sent events that say an incident has changed. */
@NullMarked
package org.tocsin.console.live;

import org.jspecify.annotations.NullMarked;
