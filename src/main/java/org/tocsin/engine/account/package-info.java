/** People's accounts and their roles, as the engine keeps them. */
@NamedInterface
@NullMarked
package org.tocsin.engine.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
