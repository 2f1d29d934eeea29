/** Devices on which somebody stays signed in, and passwords for machines. */
@NamedInterface
@NullMarked
package org.tocsin.security.devices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
