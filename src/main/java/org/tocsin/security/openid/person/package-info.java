/** Which account a person of the provider has, and its roles. */
@NamedInterface
@NullMarked
package org.tocsin.security.openid.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
