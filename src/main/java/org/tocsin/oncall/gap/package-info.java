/** Times at which nobody is on call, and who hears of them beforehand. */
@NamedInterface
@NullMarked
package org.tocsin.oncall.gap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
