/**
 * Whole Tocsins as processes of their own, with a real PostgreSQL and receivers of our own around
 * them, for tests that kill and freeze them and for the benchmark. Nothing here is a Spring bean:
 * the nodes run without the classes of the tests.
 */
@NullMarked
package org.tocsin.rig;

import org.jspecify.annotations.NullMarked;
