/**
 * Fakes that tests of several packages use: time that a test moves, a connection that remembers.
 *
 * <p>Out of scope: assertions about one package, which live beside its tests.
 */
@NullMarked
package org.jackfield.testing;

import org.jspecify.annotations.NullMarked;
