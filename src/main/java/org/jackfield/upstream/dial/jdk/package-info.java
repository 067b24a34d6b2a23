/**
 * The WebSocket client of the JDK, as a dialer.
 *
 * <p>Operations: dial ({@link org.jackfield.upstream.dial.jdk.JdkDialer}), ask a refusing upstream for its reason
 * ({@link org.jackfield.upstream.dial.jdk.JdkProbe}).
 *
 * <p>Deliberate: messages are asked for one at a time, so that a pause is felt at once.
 *
 * <p>Out of scope: the container's client ({@code container.client}).
 */
@NullMarked
package org.jackfield.upstream.dial.jdk;

import org.jspecify.annotations.NullMarked;
