/** Mail, when a mail server is configured. */
@NullMarked
package org.tocsin.paging.mail;

import org.jspecify.annotations.NullMarked;
