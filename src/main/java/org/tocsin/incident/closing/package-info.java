/** How an incident ends before its last step. */
@NullMarked
package org.tocsin.incident.closing;

import org.jspecify.annotations.NullMarked;
