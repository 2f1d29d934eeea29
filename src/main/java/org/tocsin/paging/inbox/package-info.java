/** The person's inbox on the console. */
@NullMarked
package org.tocsin.paging.inbox;

import org.jspecify.annotations.NullMarked;
