/** What somebody may add to the WAR without touching it: an endpoint, an authenticator, an observer, each a bean. */
@NullMarked
package org.jackfield.it.extension;

import org.jspecify.annotations.NullMarked;
