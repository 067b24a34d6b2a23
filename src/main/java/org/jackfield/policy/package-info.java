/**
 * Who may open a session.
 *
 * <p>{@link org.jackfield.policy.Admission} asks the rules in order, before the upgrade, and answers with a
 * {@link org.jackfield.policy.Decision}. A refusal is a row of the table of ends with its HTTP status.
 *
 * <p>Out of scope: limits in time of a session that was admitted ({@code session}), what its messages may hold
 * ({@code relay.speech}).
 */
@NullMarked
package org.jackfield.policy;

import org.jspecify.annotations.NullMarked;
