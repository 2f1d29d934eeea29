/** A person's own pages: signing in, their inbox, contact methods, devices and passkeys. */
@NullMarked
package org.tocsin.console.account;

import org.jspecify.annotations.NullMarked;
