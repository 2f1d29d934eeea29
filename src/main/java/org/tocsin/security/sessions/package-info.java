/** Sessions of people who have signed in with a browser: any node serves any of them. */
@NullMarked
package org.tocsin.security.sessions;

import org.jspecify.annotations.NullMarked;
