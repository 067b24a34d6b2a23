/**
 * The sockets that clients open, and the gate before them.
 *
 * <p>Operations: let an upgrade pass or answer it ({@link org.jackfield.container.server.UpgradeGate}), begin a session for it
 * ({@link org.jackfield.container.server.ClientSocket}).
 *
 * <p>Deliberate: whoever must fail fails with an HTTP status and JSON, never after the 101.
 *
 * <p>Out of scope: the rules themselves ({@code access}), what a session says ({@code speech}).
 */
@NullMarked
package org.jackfield.container.server;

import org.jspecify.annotations.NullMarked;
