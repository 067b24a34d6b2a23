/**
 * WebSocket and HTTP on real sockets: frames as bytes, clients that may break every rule, one that keeps them all, event
 * streams, and certificates made on the spot.
 *
 * <p>Out of scope: the upstream's side, which is in {@link org.jackfield.testing.upstream}.
 */
@NullMarked
package org.jackfield.testing.sockets;

import org.jspecify.annotations.NullMarked;
