/** The OpenID provider: its settings, its answers, its keys and its failures. */
@NamedInterface
@NullMarked
package org.tocsin.security.openid.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
