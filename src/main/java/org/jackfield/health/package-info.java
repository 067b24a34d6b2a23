/**
 * Whether the deployment can do its work.
 *
 * <p>Liveness says that the process answers, and which build it is; readiness says what is missing before a session can
 * succeed, and that none is taken while the node is emptied; an {@link org.jackfield.health.Examination} walks the way to a model and says at which step it ends.
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>Readiness dials nobody. An examination does, with the client and the settings of every session, so that what it finds
 *       is true of sessions; at most one is under way, and a {@link java.util.concurrent.Semaphore} counts it.
 *   <li>An examination waits on a thread of the server's managed executors: each step needs the outcome of the one before.
 *   <li>A node at its capacity can still be examined.
 *   <li>Name, TCP and TLS are tried straight, past any HTTP proxy that the Java runtime may be told of.
 * </ul>
 *
 * <p>Out of scope: figures over time ({@code operations}), the draining itself ({@code session}).
 */
@NullMarked
package org.jackfield.health;

import org.jspecify.annotations.NullMarked;
