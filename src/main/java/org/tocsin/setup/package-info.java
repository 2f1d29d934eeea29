/** What happens on a first start. */
@NullMarked
package org.tocsin.setup;

import org.jspecify.annotations.NullMarked;
