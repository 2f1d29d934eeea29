/** The webhook of Grafana's alerting. */
@NullMarked
package org.tocsin.alert.grafana;

import org.jspecify.annotations.NullMarked;
