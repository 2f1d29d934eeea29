/** Invitations, accounts, and contact methods. */
@NamedInterface
@NullMarked
package org.tocsin.directory.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
