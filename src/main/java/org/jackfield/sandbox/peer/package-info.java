/**
 * What a model of the sandbox is, and the far end of one connection to it: what it says, and the one strand on which all of it
 * happens.
 *
 * <p>Operations: say what a model takes and open its far end ({@link org.jackfield.sandbox.peer.SandboxModel}), run everything
 * of a connection in order ({@link org.jackfield.sandbox.peer.Strand}), say something within bounds
 * ({@link org.jackfield.sandbox.peer.SandboxOutput}).
 *
 * <p>Out of scope: what a model says and when ({@code sandbox.flux}, {@code sandbox.aura}).
 */
@NullMarked
package org.jackfield.sandbox.peer;

import org.jspecify.annotations.NullMarked;
