/**
 * Who may open a session of which endpoint, and how fast a client may send ({@link org.jackfield.access.RateLimiter}).
 *
 * <p>Each {@link org.jackfield.access.Endpoint} declares itself; the {@link org.jackfield.access.EndpointGate} is before all of
 * them. {@link org.jackfield.access.Authentication} finds out who asks. {@link org.jackfield.access.Admission} asks the rules in
 * order, before the upgrade, and answers with a {@link org.jackfield.access.Decision}: a {@link org.jackfield.access.Grant} with
 * a {@link org.jackfield.access.Slot}, or a refusal, which is a row of the table of ends with its HTTP status.
 *
 * <p>Deliberate: a client is where its connection comes from. Headers that say otherwise count from named proxies alone.
 *
 * <p>Out of scope: limits in time of a session that was admitted ({@code session}), how large its messages may be
 * ({@code relay}) and what they say ({@code speech}), how many slots there are ({@code node}), requests and their answers
 * ({@code http}, {@code container.server}).
 */
@NullMarked
package org.jackfield.access;

import org.jspecify.annotations.NullMarked;
