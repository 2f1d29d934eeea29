/** Pages, their delivery (one sub-package for each way out), and their answer. */
@NullMarked
package org.tocsin.paging;

import org.jspecify.annotations.NullMarked;
