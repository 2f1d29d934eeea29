/** Integration keys, heartbeats, and the alerts that page people for nothing. */
@NullMarked
package org.tocsin.console.alert;

import org.jspecify.annotations.NullMarked;
