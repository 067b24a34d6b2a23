/**
 * Who may open a session, and how fast a client may send ({@link org.jackfield.access.RateLimiter}).
 *
 * <p>{@link org.jackfield.access.Admission} asks the rules in order, before the upgrade, and answers with a
 * {@link org.jackfield.access.Decision}: a {@link org.jackfield.access.Grant} with a {@link org.jackfield.access.Slot}, or a
 * refusal, which is a row of the table of ends with its HTTP status.
 *
 * <p>Deliberate: a client is where its connection comes from. Headers that say otherwise count from named proxies alone.
 *
 * <p>Out of scope: limits in time of a session that was admitted ({@code session}), what its messages may hold
 * ({@code speech}), how many slots there are ({@code session}).
 */
@NullMarked
package org.jackfield.access;

import org.jspecify.annotations.NullMarked;
