/** Push messages by an ntfy server. */
@NullMarked
package org.tocsin.paging.ntfy;

import org.jspecify.annotations.NullMarked;
