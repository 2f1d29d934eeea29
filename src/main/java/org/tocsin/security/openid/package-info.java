/** Signing in with the OpenID Connect provider of the organisation. */
@NamedInterface
@NullMarked
package org.tocsin.security.openid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
