/**
 * The container's WebSocket client, as a dialer.
 *
 * <p>Operations: choose a dialer ({@link org.jackfield.container.client.Dialers}), dial
 * ({@link org.jackfield.container.client.ContainerDialer}).
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>The client endpoint is a programmatic one. {@code connectToServer(Object, URI)} for an annotated class takes no
 *       configuration: headers would have to pass from the dial to a configurator that the container makes itself (Tyrus one
 *       for each dial, Undertow one for all), and neither takes an {@code SSLContext}.
 *   <li>Left to itself, Jackfield takes this client on Tyrus alone. Undertow's speaks no TLS 1.3, makes protocol errors of 1012
 *       and 1013, and keeps the connection of a dial that is never answered; there the JDK's is taken.
 * </ul>
 *
 * <p>Out of scope: the JDK's client ({@code upstream.dial.jdk}), sparing upstreams ({@code upstream.dial}),
 * dropping and pausing a connection ({@code container.reflect}).
 */
@NullMarked
package org.jackfield.container.client;

import org.jspecify.annotations.NullMarked;
