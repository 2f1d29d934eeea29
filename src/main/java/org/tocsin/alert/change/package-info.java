/** Changes (deploys, switches) that senders report beside alerts. */
@NamedInterface
@NullMarked
package org.tocsin.alert.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
