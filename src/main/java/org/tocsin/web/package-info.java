/**
 * What Tomcat accepts before a request reaches Tocsin: deadlines and bounds against slow senders.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.tocsin.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
