/**
 * What goes wrong, and what is told of it: the one table of all ends, and the one error object.
 *
 * <p>Operations: name an end ({@link org.jackfield.problem.End}), tell of it on a socket or over HTTP
 * ({@link org.jackfield.problem.Problem}).
 *
 * <p>Out of scope: who decides an end ({@code session}, {@code relay}), how it gets to a client ({@code http}, {@code speech}), what a
 * provider's refusal means ({@code upstream}).
 */
@NullMarked
package org.jackfield.problem;

import org.jspecify.annotations.NullMarked;
