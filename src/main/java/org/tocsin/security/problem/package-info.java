/** Refusals as problem details (RFC 9457). */
@NullMarked
package org.tocsin.security.problem;

import org.jspecify.annotations.NullMarked;
