/** What makes a password acceptable, and how it is stored. */
@NullMarked
package org.tocsin.passwords;

import org.jspecify.annotations.NullMarked;
