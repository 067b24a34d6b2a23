/**
 * The WAR on a real server, seen from outside: over HTTP, over WebSockets, and from the place of an upstream.
 *
 * <p>Each {@code *IT} is one deployment with settings of its own, and few there are, because Payara starts anew for each.
 * What they test is written down in interfaces, so that one contract can hold for several deployments.
 *
 * <p>Out of scope: what a plain JVM can show (the table of ends, the dialers, the page).
 */
@NullMarked
package org.jackfield.it;

import org.jspecify.annotations.NullMarked;
