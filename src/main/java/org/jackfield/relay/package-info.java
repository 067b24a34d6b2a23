/**
 * A client and a model, coupled.
 *
 * <p>A {@link org.jackfield.relay.Relay} owns two legs and passes messages from each to the queue of the other. It hops no
 * thread and decodes nothing; what the client's side is called and wrapped in is the business of an
 * {@link org.jackfield.relay.Envelope}. A {@link org.jackfield.relay.RelayOpener} makes one for each client that was
 * admitted and has its upstream dialled. A {@link org.jackfield.relay.OneShot} is a call on behalf of a plain request: it says
 * what there is to say and hears the answers.
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>Messages that come before the upstream is ready wait in the very queue that later writes to it, so that they cannot
 *       be overtaken.
 *   <li>The end is decided once. Both sides are told after what was accepted for them, and the session is released when both
 *       legs are over or have taken too long.
 * </ul>
 *
 * <p>Out of scope: limits in time ({@code session}), the handshake ({@code access}, {@code container}), where the upstream is
 * ({@code upstream}) and how it is dialled ({@code upstream.dial}), what the messages mean ({@code speech}).
 */
@NullMarked
package org.jackfield.relay;

import org.jspecify.annotations.NullMarked;
