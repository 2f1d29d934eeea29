/** How Tocsin's cookies are set, everywhere the same. */
@NullMarked
package org.tocsin.security.cookie;

import org.jspecify.annotations.NullMarked;
