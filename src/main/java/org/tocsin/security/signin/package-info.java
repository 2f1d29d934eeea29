/** Signing in with a name and a password, and what slows down whoever guesses. */
@NullMarked
package org.tocsin.security.signin;

import org.jspecify.annotations.NullMarked;
