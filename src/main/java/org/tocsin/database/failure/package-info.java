/** What stops a start or an upgrade, said in one sentence with the remedy. */
@NullMarked
package org.tocsin.database.failure;

import org.jspecify.annotations.NullMarked;
