/** Random tokens, digests, signatures, and the secret they are made with. */
@NamedInterface
@NullMarked
package org.tocsin.security.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
