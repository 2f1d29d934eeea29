/** What alerts do to an incident: open it, join it, end. */
@NullMarked
package org.tocsin.incident.alerts;

import org.jspecify.annotations.NullMarked;
