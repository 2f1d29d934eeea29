/** Where calls to the outside may go, and how long and how large they may be. */
@NullMarked
package org.tocsin.paging.guard;

import org.jspecify.annotations.NullMarked;
