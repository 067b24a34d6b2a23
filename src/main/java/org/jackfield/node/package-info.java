/**
 * This node: how many sessions it has place for, how near it is to its limits, and how it is emptied.
 *
 * <p>{@link org.jackfield.node.SessionSlots} counts the sessions, up to the {@link org.jackfield.node.Capacity}.
 * A {@link org.jackfield.node.Drain} ends them before a restart.
 *
 * <p>{@link org.jackfield.node.Load} takes {@link org.jackfield.node.LoadReadings} once a second, moves through the
 * {@link org.jackfield.node.LoadStage}s, refuses newcomers as a rule of admission and, at worst, ends sessions in which nothing
 * happens. {@link org.jackfield.node.NodeMeters} shows it. {@link org.jackfield.node.Safeguards} keeps what the container
 * under it does not offer, and {@link org.jackfield.node.GracefulShutdown} is what a signal to end means for the sessions.
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>The worst reading decides; a stage is left five points below where it is entered, so that it does not flicker.
 *   <li>Slots are no reading: they have limits of their own, and a full house is no danger.
 *   <li>Readings are taken by the sweep, never by the thread of a request.
 *   <li>Before anybody is turned away because of memory it is collected: what the last small collection left may be
 *       garbage, and a node that turns everybody away makes no more of it, and so would never look again.
 * </ul>
 *
 * <p>Out of scope: the life of one session ({@code session}), who is admitted otherwise, and how fast one may send
 * ({@code access}).
 */
@NullMarked
package org.jackfield.node;

import org.jspecify.annotations.NullMarked;
