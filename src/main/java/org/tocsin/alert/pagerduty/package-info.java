/** The Events API of PagerDuty, version 2, for clients that change nothing but their address. */
@NullMarked
package org.tocsin.alert.pagerduty;

import org.jspecify.annotations.NullMarked;
