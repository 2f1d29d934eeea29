/** What can be learned from many incidents. It only reads. */
@NullMarked
package org.tocsin.insight;

import org.jspecify.annotations.NullMarked;
