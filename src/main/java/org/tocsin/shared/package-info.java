/** What every package may use: the incident's number, its severity and the clock. */
@NullMarked
package org.tocsin.shared;

import org.jspecify.annotations.NullMarked;
