/**
 * Opening connections to upstreams, and sparing those that fail.
 *
 * <p>A {@link org.jackfield.upstream.dial.Dialer} opens a connection to a {@link org.jackfield.upstream.Target}; each try is a
 * {@link org.jackfield.upstream.dial.DialAttempt}, and what comes of it otherwise a
 * {@link org.jackfield.upstream.dial.DialFailure}. A {@link org.jackfield.upstream.dial.GuardedDialer} puts a circuit breaker and
 * an adaptive number of places before each upstream, with a fair line of those who wait; a
 * {@link org.jackfield.upstream.dial.SchedulingDelay} says whether this process itself had no time.
 *
 * <p>Operations: {@link org.jackfield.upstream.dial.DialSettings} says how upstreams are spared,
 * {@link org.jackfield.upstream.dial.TrustStore} whose certificates are accepted.
 *
 * <p>Deliberate: redirects are never followed.
 *
 * <p>Out of scope: where to dial ({@code upstream}), the clients themselves ({@code upstream.dial.jdk},
 * {@code container.client}), what travels then ({@code relay}).
 */
@NullMarked
package org.jackfield.upstream.dial;

import org.jspecify.annotations.NullMarked;
