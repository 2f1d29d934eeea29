/** Who somebody is here who signed in there, and what they may do. */
@NamedInterface
@NullMarked
package org.tocsin.security.openid.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
