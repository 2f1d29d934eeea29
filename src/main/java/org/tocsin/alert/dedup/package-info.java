/** Which alert of a sender is the same as one before, and which message is one that came twice. */
@NullMarked
package org.tocsin.alert.dedup;

import org.jspecify.annotations.NullMarked;
