/** The part of Opsgenie's alert API that senders use. */
@NullMarked
package org.tocsin.alert.opsgenie;

import org.jspecify.annotations.NullMarked;
