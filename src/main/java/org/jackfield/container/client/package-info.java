/**
 * The container's WebSocket client, as a dialer.
 *
 * <p>Operations: choose a dialer ({@link org.jackfield.container.client.Dialers}), dial
 * ({@link org.jackfield.container.client.ContainerDialer}).
 *
 * <p>Deliberate: the client endpoint is a programmatic one. {@code connectToServer(Object, URI)} for an annotated class takes no
 * configuration: headers would have to pass from the dial to a configurator that the container makes itself (Tyrus one for each
 * dial, Undertow one for all), and neither takes an {@code SSLContext}.
 *
 * <p>Out of scope: the JDK's client ({@code upstream.dial.jdk}), sparing upstreams ({@code upstream.dial}).
 */
@NullMarked
package org.jackfield.container.client;

import org.jspecify.annotations.NullMarked;
