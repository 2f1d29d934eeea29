/** Sign-in, roles, keys and secrets. */
@NullMarked
package org.tocsin.security;

import org.jspecify.annotations.NullMarked;
