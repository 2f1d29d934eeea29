/** Alerts in: one sub-package for each format; here they are deduplicated, routed and grouped. */
@NullMarked
package org.tocsin.alert;

import org.jspecify.annotations.NullMarked;
