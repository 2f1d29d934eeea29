/** Plain JSON, for whatever speaks none of the other formats. */
@NullMarked
package org.tocsin.alert.generic;

import org.jspecify.annotations.NullMarked;
