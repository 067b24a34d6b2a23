/**
 * What travels on a WebSocket or on what stands in for one, and how it is written. It says «binary» and knows no word of any
 * product.
 *
 * <p>Operations: queue a {@link org.jackfield.wire.Message}, write it in order through a
 * {@link org.jackfield.wire.SendQueue}, end a connection with a {@link org.jackfield.wire.Close}.
 *
 * <p>What waits in a queue is its backlog, within {@link org.jackfield.wire.Bounds}; what is being written is in flight. A queue
 * that is too full has the connection that feeds it paused: that is back-pressure, and the read gate is where it is felt.
 * A {@link org.jackfield.wire.Ticker} measures durations; the {@link org.jackfield.wire.Clockwork} executor does things later.
 *
 * <p>Out of scope: opening connections ({@code upstream.dial}, {@code container}), coupling two of them ({@code relay}), limits
 * in time ({@code session}).
 */
@NullMarked
package org.jackfield.wire;

import org.jspecify.annotations.NullMarked;
