/**
 * Who may open a session of which endpoint, and how fast a client may send ({@link org.jackfield.access.RateLimiter}).
 *
 * <p>The way in, in order:
 *
 * <ol>
 *   <li>Each {@link org.jackfield.access.Endpoint} is a bean and declares its addresses, its {@link org.jackfield.access.Way}s;
 *       the {@link org.jackfield.access.EndpointGate} collects them and is asked before every upgrade and plain request.
 *   <li>{@link org.jackfield.access.Authentication} asks the {@link org.jackfield.access.Authenticator}s, each a bean, until one
 *       says which {@link org.jackfield.access.Identity} it is. An authenticator may take time, but on no thread of the
 *       container's.
 *   <li>{@link org.jackfield.access.Admission} asks the rules of the request, then those of request and identity, none of which
 *       waits, and last for a {@link org.jackfield.access.Slot}. Whoever passes has a {@link org.jackfield.access.Grant}.
 *   <li>The endpoint says what is asked for, which is {@link org.jackfield.access.Resolved} once and travels with the grant.
 * </ol>
 *
 * <p>A refusal is a row of the table of ends with its HTTP status.
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
