/** Signing in with a name and a password, and what slows down whoever guesses. */
@NamedInterface
@NullMarked
package org.tocsin.security.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
