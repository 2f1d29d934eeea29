/** What the audit log records about signing in and out. */
@NamedInterface
@NullMarked
package org.tocsin.security.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
