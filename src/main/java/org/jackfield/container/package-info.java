/**
 * WebSockets as the container has them, turned into those of {@code wire}.
 *
 * <p>Operations: bridge a {@code jakarta.websocket.Session} to a {@link org.jackfield.wire.ConnectionListener} (an
 * {@link org.jackfield.container.EndpointBridge}), write to it ({@link org.jackfield.container.SessionConnection}).
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>Only asynchronous sends are used, with batching off. A binary message is copied as it comes in, because Undertow
 *       takes its buffer back.
 *   <li>{@code ended} follows a close of ours at once and does not wait for the peer's answer: both containers report it so.
 * </ul>
 *
 * <p>Out of scope: what is sent and when ({@code wire.SendQueue}), who may connect ({@code access}), idleness and duration
 * ({@code session}), the JDK's client ({@code upstream.dial.jdk}).
 */
@NullMarked
package org.jackfield.container;

import org.jspecify.annotations.NullMarked;
