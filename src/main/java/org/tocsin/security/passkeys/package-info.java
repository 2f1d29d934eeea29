/** Passkeys: signing in with a device's own screen lock or a security key. */
@NamedInterface
@NullMarked
package org.tocsin.security.passkeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
