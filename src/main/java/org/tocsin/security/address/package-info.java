/** Where a request comes from, and where links lead to. */
@NamedInterface
@NullMarked
package org.tocsin.security.address;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
