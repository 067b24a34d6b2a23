/**
 * One client's stay, from the accepted handshake to the release of both legs.
 *
 * <p>A {@link org.jackfield.session.LiveSession} moves forward through its {@link org.jackfield.session.Lifecycle}, is found
 * in the {@link org.jackfield.session.SessionRegistry}, is looked at once a second by the
 * {@link org.jackfield.session.Sweeper} and watched by {@link org.jackfield.session.SessionListener}s.
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>One sweep over all sessions instead of timers for each: every limit in time is a comparison in a plain method.
 *   <li>Liveness is proved by what arrives. A send that succeeds proves nothing, and servers lose close events.
 *   <li>The registry, not a close event, decides that a session is over.
 * </ul>
 *
 * <p>Out of scope: what the two legs say to each other ({@code relay}), who may open a session ({@code access}).
 */
@NullMarked
package org.jackfield.session;

import org.jspecify.annotations.NullMarked;
