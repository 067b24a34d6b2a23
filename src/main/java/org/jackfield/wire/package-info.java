/**
 * What travels on a WebSocket or on what stands in for one, and how it is written.
 *
 * <p>Operations: queue a {@link org.jackfield.wire.Message}, write it in order through a
 * {@link org.jackfield.wire.SendQueue}, end a connection with a {@link org.jackfield.wire.Close}.
 *
 * <p>Out of scope: opening connections ({@code upstream.dial}, {@code container}), coupling two of them ({@code relay}), limits in
 * time ({@code session}).
 */
@NullMarked
package org.jackfield.wire;

import org.jspecify.annotations.NullMarked;
