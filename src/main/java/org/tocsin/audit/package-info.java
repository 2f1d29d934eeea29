/** The log of security events, for auditors. It listens to the other packages; none calls it. */
@NullMarked
package org.tocsin.audit;

import org.jspecify.annotations.NullMarked;
