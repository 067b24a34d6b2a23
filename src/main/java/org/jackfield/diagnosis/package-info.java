/**
 * The way to a model, examined step by step.
 *
 * <p>An {@link org.jackfield.diagnosis.DiagnosisRun} walks it, from the settings to the model's first message, and says at which
 * step it ends.
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>It dials with the client and the settings of every session, so that what it finds is true of sessions; at most one is
 *       under way, and a {@link java.util.concurrent.Semaphore} counts it. What it found is told again for a while.
 *   <li>Operators see names and are dialled for past all that spares node and upstreams. Strangers, where they are served, see
 *       steps alone, take the place of a session, and have one for each address and minute.
 *   <li>It waits on a thread of the server's managed executors: each step needs the outcome of the one before.
 *   <li>A node at its capacity can still be examined by operators.
 *   <li>Name, TCP and TLS are tried straight, past any HTTP proxy that the Java runtime may be told of.
 * </ul>
 *
 * <p>Out of scope: whether sessions can be opened at all ({@code health}), how dials work ({@code upstream.dial}).
 */
@NullMarked
package org.jackfield.diagnosis;

import org.jspecify.annotations.NullMarked;
