/** The connection to PostgreSQL: the server that is configured, or an embedded one. */
@NullMarked
package org.tocsin.database;

import org.jspecify.annotations.NullMarked;
