/**
 * The sockets that clients open, and the gate before them.
 *
 * <p>Operations: let a request pass or answer it ({@link org.jackfield.container.server.UpgradeGate}), hold a plain one until it is
 * known who asks ({@link org.jackfield.container.server.IdentityCheck}), begin a session for it
 * ({@link org.jackfield.container.server.ClientSocket}, which serves every endpoint).
 *
 * <p>Deliberate: whoever must fail fails with an HTTP status and JSON, never after the 101.
 *
 * <p>Out of scope: the rules themselves ({@code access}), answers over HTTP ({@code http}), what a session says
 * ({@code speech}), what the sandbox decides on a handshake ({@code sandbox}).
 */
@NullMarked
package org.jackfield.container.server;

import org.jspecify.annotations.NullMarked;
