/** The webhook of Prometheus Alertmanager, version 4. */
@NullMarked
package org.tocsin.alert.alertmanager;

import org.jspecify.annotations.NullMarked;
