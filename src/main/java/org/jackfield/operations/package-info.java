/**
 * What operators see and order: metrics, statistics, the list of sessions, the drain.
 *
 * <p>{@link org.jackfield.operations.Meters} holds the figures and prints them for Prometheus,
 * {@link org.jackfield.operations.SessionMeters} counts what becomes of sessions, {@link org.jackfield.operations.Statistics} remembers
 * the last hour. Whoever has figures of its own makes a bean of Micrometer's {@code MeterBinder}: those are collected when the
 * deployment begins, so that nobody depends on this package.
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>Tags hold words of our own tables alone: kinds of sessions, ends, states, legs. Nothing that a client said, and no id,
 *       becomes one, so their number is bounded.
 *   <li>Messages are counted where they are received, by the {@link org.jackfield.session.Leg}; its counters are read when
 *       somebody asks and when a session is over, and nothing is added to the way of a message.
 *   <li>What needs a key is not there without one: 404, as for any address that is not served.
 * </ul>
 *
 * <p>Out of scope: health, which needs no key ({@code health}); what a drain does to sessions ({@code node}).
 */
@NullMarked
package org.jackfield.operations;

import org.jspecify.annotations.NullMarked;
