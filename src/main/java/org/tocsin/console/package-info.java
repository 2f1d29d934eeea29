/** The pages people see, one package an area; layout is what they share. */
@NullMarked
package org.tocsin.console;

import org.jspecify.annotations.NullMarked;
