/** Signed calls to an address of the person. */
@NullMarked
package org.tocsin.paging.webhook;

import org.jspecify.annotations.NullMarked;
