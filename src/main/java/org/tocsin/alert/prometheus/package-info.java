/** What Prometheus itself sends, as it does to an Alertmanager. */
@NullMarked
package org.tocsin.alert.prometheus;

import org.jspecify.annotations.NullMarked;
