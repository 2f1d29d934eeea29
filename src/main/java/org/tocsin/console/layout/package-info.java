/** What every page shares: its frame, the signed-in person, and how names and times are written. */
@NullMarked
package org.tocsin.console.layout;

import org.jspecify.annotations.NullMarked;
