/**
 * WebSockets as the container has them, turned into those of {@code wire}.
 *
 * <p>Operations: bridge a {@code jakarta.websocket.Session} to a {@link org.jackfield.wire.ConnectionListener} (an
 * {@link org.jackfield.socket.EndpointBridge}), write to it ({@link org.jackfield.socket.SessionConnection}), dial with the
 * container's client ({@link org.jackfield.socket.ContainerDialer}).
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>What the Jakarta API cannot say is said to the two implementations by reflection, in {@link
 *       org.jackfield.socket.Beneath}, {@link org.jackfield.socket.GrizzlyTap}, {@link org.jackfield.socket.UndertowTap},
 *       {@link org.jackfield.socket.AbandonedDial}, {@link org.jackfield.socket.TyrusTimer} and {@link
 *       org.jackfield.socket.ClientContainer} alone; where they find nothing, the API's own way is taken.
 *   <li>The client endpoint is a programmatic one. {@code connectToServer(Object, URI)} for an annotated class takes no
 *       configuration: headers would have to pass from the dial to a configurator that the container makes itself (Tyrus
 *       one for each dial, Undertow one for all), and neither takes an {@code SSLContext}.
 *   <li>Only asynchronous sends are used, with batching off. A binary message is copied as it comes in, because Undertow
 *       takes its buffer back.
 *   <li>{@code ended} follows a close of ours at once and does not wait for the peer's answer: both containers report it so.
 * </ul>
 *
 * <p>Out of scope: what is sent and when ({@code wire.SendQueue}), who may connect ({@code access}), idleness and duration
 * ({@code session}), the JDK's client ({@code upstream}).
 */
@NullMarked
package org.jackfield.socket;

import org.jspecify.annotations.NullMarked;
