/** Signing in with a name and a password, and what slows down people who guess. */
@NamedInterface
@NullMarked
package org.tocsin.security.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
