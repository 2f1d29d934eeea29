/** Invitations, accounts, and ways of reaching a person. */
@NamedInterface
@NullMarked
package org.tocsin.directory.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
