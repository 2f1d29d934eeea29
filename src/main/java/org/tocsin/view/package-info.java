/** How pages write names, moments and spans, and the panels that make up an incident's page. */
@NullMarked
package org.tocsin.view;

import org.jspecify.annotations.NullMarked;
