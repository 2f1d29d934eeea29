/** The pages people see: the board, an incident, the inbox, signing in. */
@NullMarked
package org.tocsin.console;

import org.jspecify.annotations.NullMarked;
