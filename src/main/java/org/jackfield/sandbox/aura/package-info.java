/**
 * Speech as Deepgram Aura-2 has it on the wire.
 *
 * <p>Operations: say what it takes, take text and send audio ({@link org.jackfield.sandbox.aura.SandboxAura}).
 *
 * <p>Out of scope: the synthesis ({@code sandbox.voice}), the handshake ({@code sandbox}).
 */
@NullMarked
package org.jackfield.sandbox.aura;

import org.jspecify.annotations.NullMarked;
