/** Integration keys: who may send alerts, and when a key was last used. */
@NamedInterface
@NullMarked
package org.tocsin.security.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
