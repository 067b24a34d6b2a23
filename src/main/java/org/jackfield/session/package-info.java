/**
 * One client's stay, from the accepted handshake to the release of all its legs.
 *
 * <p>A {@link org.jackfield.session.LiveSession} moves forward through its {@link org.jackfield.session.Lifecycle}, is found
 * in the {@link org.jackfield.session.SessionRegistry}, is looked at once a second by the
 * {@link org.jackfield.session.Sweeper}, which does the {@link org.jackfield.session.Chore}s of others with that, and watched
 * by {@link org.jackfield.session.SessionListener}s: these hear of every phase of every leg, may not wait, and cannot alter what
 * they see.
 *
 * <p>A session has the client's {@link org.jackfield.session.Leg} and any number of others by their names. Each has
 * {@link org.jackfield.session.LegEnds}: which end its loss, its silence and its stall mean. What goes on between them is the
 * business of a {@link org.jackfield.session.SessionHandler}.
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
