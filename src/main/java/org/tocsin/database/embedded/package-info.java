/** PostgreSQL inside Tocsin, for a first try on one machine. */
@NullMarked
package org.tocsin.database.embedded;

import org.jspecify.annotations.NullMarked;
