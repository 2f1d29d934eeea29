/** How somebody signs in: their password, devices, passkeys and app passwords. */
@NullMarked
package org.tocsin.console.account;

import org.jspecify.annotations.NullMarked;
