/** The pages of an incident, as its page shows them. */
@NullMarked
package org.tocsin.paging.panel;

import org.jspecify.annotations.NullMarked;
