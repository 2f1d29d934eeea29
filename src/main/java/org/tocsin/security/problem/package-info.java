/** Refusals as problem details (RFC 9457). */
@NamedInterface
@NullMarked
package org.tocsin.security.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
