/** Plain JSON, for senders of no other format. */
@NullMarked
package org.tocsin.alert.generic;

import org.jspecify.annotations.NullMarked;
