/** People, teams and services: who owns what. */
@NullMarked
package org.tocsin.directory;

import org.jspecify.annotations.NullMarked;
