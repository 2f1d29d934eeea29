/** The OpenAPI description of the HTTP API, and a page that lists its operations. */
@NullMarked
package org.tocsin.console.api;

import org.jspecify.annotations.NullMarked;
