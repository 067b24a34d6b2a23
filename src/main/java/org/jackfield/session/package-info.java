/**
 * One client's stay, from the accepted handshake to the release of all its legs.
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
 * <p>Out of scope: what the legs say to each other ({@code relay}), who may open a session ({@code access}), how many there may
 * be ({@code node}), figures over time ({@code operations}).
 */
@NullMarked
package org.jackfield.session;

import org.jspecify.annotations.NullMarked;
