/** Who is on call. */
@NullMarked
package org.tocsin.oncall;

import org.jspecify.annotations.NullMarked;
